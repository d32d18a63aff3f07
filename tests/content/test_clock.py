from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from articles.content import clock

BERLIN = ZoneInfo("Europe/Berlin")
wall = datetime.fromisoformat


def test_a_usual_time_is_one_instant():
    assert clock.instants(wall("2026-07-01T08:00"), BERLIN) == (datetime(2026, 7, 1, 6, tzinfo=UTC),)


def test_a_time_in_the_missing_hour_is_none_and_the_clocks_show_a_later_one():
    missing = wall("2026-03-29T02:30")
    assert clock.instants(missing, BERLIN) == ()
    assert clock.after_gap(missing, BERLIN) == wall("2026-03-29T03:30")


def test_a_time_in_the_doubled_hour_is_two_instants_an_hour_apart():
    first, second = clock.instants(wall("2026-10-25T02:30"), BERLIN)
    assert (first, second) == (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC))


@pytest.mark.parametrize("hour", [1, 3])
def test_the_hours_beside_the_change_are_as_usual(hour):
    assert len(clock.instants(wall(f"2026-10-25T{hour:02d}:00"), BERLIN)) == 1
    assert len(clock.instants(wall(f"2026-03-29T{hour:02d}:00"), BERLIN)) == 1


def test_half_hours_too():
    lord_howe = ZoneInfo("Australia/Lord_Howe")
    assert clock.instants(wall("2026-10-04T02:15"), lord_howe) == ()
    assert len(clock.instants(wall("2026-04-05T01:45"), lord_howe)) == 2
