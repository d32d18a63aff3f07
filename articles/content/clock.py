"""Wall clocks and instants: a day on which the clocks change has an hour that is missing, or one that comes twice."""

from datetime import UTC, datetime, tzinfo


def instants(wall: datetime, zone: tzinfo) -> tuple[datetime, ...]:
    """The instants, in UTC, at which clocks in the zone show the naive time: none in a gap, two in a doubled hour."""
    found = []
    for fold in (0, 1):
        moment = wall.replace(tzinfo=zone, fold=fold)
        back = moment.astimezone(UTC).astimezone(zone)
        if back.replace(tzinfo=None) == wall and moment.astimezone(UTC) not in found:
            found.append(moment.astimezone(UTC))
    return tuple(sorted(found))


def after_gap(wall: datetime, zone: tzinfo) -> datetime:
    """What the clocks show instead of a naive time that they leave out: as much later as the gap is long."""
    return wall.replace(tzinfo=zone, fold=0).astimezone(UTC).astimezone(zone).replace(tzinfo=None)
