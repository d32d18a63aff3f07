from datetime import datetime

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.content import clock
from articles.desk import workflow
from articles.desk.roles import may
from articles.models import Article, User

REFUSED, SENSELESS = 1, 2  # exit codes


class Command(BaseCommand):
    help = (
        "Publish stories as they are saved, now or at a time, through the same checks as at the desk. Each story is "
        "told on a line of its own. The command ends with 0 if all were published or scheduled, with 1 if one was "
        "refused, and with 2, before it does anything, if what was asked makes no sense."
    )

    def add_arguments(self, parser):
        parser.add_argument("stories", nargs="+", type=int, metavar="ID", help="the numbers of the stories")
        parser.add_argument("--at", metavar="ISO", help="when: 2031-05-04T08:00, in the newsroom's zone unless it says")
        parser.add_argument(
            "--now", action="store_true", help="publish at once what is scheduled, too, and cancel that"
        )
        parser.add_argument("--by", metavar="USERNAME", help="in whose name; they must have the right to")
        parser.add_argument("--reason", default="", help="why, against blockers; --by must have the right to override")

    def handle(self, *, stories, at, now, by, reason, **options):
        if at and now:
            raise CommandError("--at and --now: give one of the two.", returncode=SENSELESS)
        if reason.strip() and not by:
            raise CommandError("--reason needs --by: only a person can override a check.", returncode=SENSELESS)
        user = self.user(by) if by else None
        how = {"by": user, "at": moment(at) if at else None, "overriding": reason, "cancelling": now}
        told = [self.publish(pk, how) for pk in dict.fromkeys(stories)]
        if not all(told):
            raise CommandError(f"{told.count(False)} of {len(told)} not published.", returncode=REFUSED)

    def user(self, name: str) -> User:
        try:
            return User.objects.get(username=name, is_active=True)
        except User.DoesNotExist:
            raise CommandError(f"--by {name}: there is no such person at the desk.", returncode=SENSELESS) from None

    def publish(self, pk: int, how: dict) -> bool:
        """Whether the story was published or scheduled; what came of it is told, on standard error where it was not."""
        story = Article.objects.filter(pk=pk).first()
        try:
            if story is None:
                raise workflow.NotPossible(_("There is no such story."))
            if how["by"] and not may(how["by"], "articles.publish_article", story):
                raise workflow.NotPossible(_("%s may not publish it.") % how["by"])
            if story.is_scheduled and not how["at"] and not how["cancelling"]:
                sentence = _("It is scheduled for %s. Give --now to publish it at once and cancel that.")
                raise workflow.NotPossible(sentence % local(story.scheduled_for))
            workflow.publish(story, **how)
        except (workflow.NotPossible, workflow.NotPublishable) as refused:
            self.stderr.write(f"{pk}: {_('not published.')} {refused}")
            return False
        goes_out = story.scheduled_for
        told = _("scheduled, goes out %s") % local(goes_out) if goes_out else _("published")
        self.stdout.write(f"{pk}: {told}: {story}")
        return True


def moment(text: str) -> datetime:
    """An instant that is ahead, of an ISO 8601 time; one without an offset is the newsroom's own."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise CommandError(f"--at {text}: write it as 2031-05-04T08:00.", returncode=SENSELESS) from None
    if at.tzinfo is None:
        zone = timezone.get_current_timezone()
        found = clock.instants(at, zone)
        if len(found) != 1:
            often = "twice" if found else "not at all"
            mend = (
                f"The clocks in {zone} show that time {often}. Give it with its offset, as in 2031-05-04T08:00+00:00."
            )
            raise CommandError(f"--at {text}: {mend}", returncode=SENSELESS)
        at = found[0]
    if at <= timezone.now():
        raise CommandError(f"--at {text}: that time has passed.", returncode=SENSELESS)
    return at


def local(at: datetime) -> str:
    return timezone.localtime(at).isoformat(timespec="seconds")
