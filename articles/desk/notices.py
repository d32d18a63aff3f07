"""Who did what with a story, and telling those whom it concerns."""

from django.db import transaction

from articles.models import Article, Notice, Transition, User


@transaction.atomic
def record(article: Article, action: str, *, by, reason: str = "", to: User | None = None) -> Transition:
    """Keep one step of a story's way, and leave a notice for everybody concerned but whoever took it."""
    step = Transition.objects.create(article=article, action=action, by=by, reason=reason, to=to)
    Notice.objects.bulk_create(
        Notice(user=user, transition=step, article=article) for user in concerned(step) if user != by
    )
    return step


def concerned(step: Transition) -> list[User]:
    """Whom a step concerns: whoever the story is assigned to, whoever began it, and whoever it is given to."""
    people = {step.article.assigned_to_id, step.article.created_by_id, step.to_id} - {None}
    return list(User.objects.filter(pk__in=people, is_active=True))
