"""Who did what with a story, and telling those whom it concerns."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app as jobs

from articles.models import Article, Notice, Transition, User

MAIL_JOB = "articles.mail_notices"
Action, Role = Transition.Action, User.Role
SENTENCES = {
    Action.SUBMIT: _("%(who)s submitted “%(story)s”."),
    Action.APPROVE: _("%(who)s made “%(story)s” ready."),
    Action.SEND_BACK: _("%(who)s sent “%(story)s” back."),
    Action.PUBLISH: _("%(who)s published “%(story)s”."),
    Action.SCHEDULE: _("%(who)s scheduled “%(story)s”."),
    Action.UNSCHEDULE: _("%(who)s took “%(story)s” off the schedule."),
    Action.WITHDRAW: _("%(who)s withdrew “%(story)s”."),
    Action.REINSTATE: _("%(who)s lifted the withdrawal of “%(story)s”."),
    Action.SPIKE: _("%(who)s spiked “%(story)s”."),
    Action.UNSPIKE: _("%(who)s took “%(story)s” off the spike."),
    Action.ASSIGN: _("%(who)s assigned “%(story)s” to %(to)s."),
    Action.CLAIM: _("%(who)s claimed “%(story)s”."),
}


@transaction.atomic
def record(article: Article, action: str, *, by, reason: str = "", to: User | None = None) -> Transition:
    """Keep one step of a story's way, and leave a notice, by mail too, for everybody concerned but whoever took it."""
    step = Transition.objects.create(article=article, action=action, by=by, reason=reason, to=to)
    people = [user for user in concerned(step) if user != by]
    Notice.objects.bulk_create(Notice(user=user, transition=step, article=article) for user in people)
    if any(user.wants_mail and user.email for user in people):
        jobs.configure_task(MAIL_JOB, allow_unknown=True).defer(transition_id=step.pk)
    return step


def concerned(step: Transition) -> list[User]:
    """Whom a step concerns: who has the story, who began it, who is given it; of what is submitted, who decides."""
    people = Q(pk__in={step.article.assigned_to_id, step.article.created_by_id, step.to_id} - {None})
    if step.action == Action.SUBMIT:
        people |= _deciding(step)
    return list(User.objects.filter(people, is_active=True).distinct())


def _deciding(step: Transition) -> Q:
    """Those who may publish the story, of the first kind of whom there is anybody beside the one who submits it.

    The editors of its section; those of all sections; chiefs and administrators; where it has no section, any editor.
    """
    sections = {step.article.section_id, step.article.live_section_id} - {None}
    own, all_sections = Q(sections__in=sections), Q(sections=None)
    in_reach = own | all_sections if sections else Q()
    editors, leads = Q(role=Role.EDITOR), Q(role__in=(Role.CHIEF, Role.ADMINISTRATOR))
    others = User.objects.filter(is_active=True).exclude(pk=step.by_id)
    kinds = (editors & own, editors & all_sections, leads & in_reach | Q(is_superuser=True), editors & in_reach)
    return next((people for people in kinds if others.filter(people).exists()), Q(pk=None))


def sentence(step: Transition) -> str:
    """What happened, in a sentence for people, without the reason."""
    names = {"who": step.by or _("Somebody"), "story": step.article, "to": step.to or _("nobody")}
    return SENTENCES[step.action] % names


def read(user: User, notices=None) -> None:
    """Note that the user has read some of their notices, or all."""
    unread = user.notices.filter(read_at=None)
    if notices is not None:
        unread = unread.filter(pk__in=notices)
    unread.update(read_at=timezone.now())
