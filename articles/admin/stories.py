"""Own stories found by the words of their headlines, to link to and to show as related."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import JsonResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from articles.desk.roles import reachable
from articles.models import Article

MOST_FOUND = 12
MOST_WORDS = 8
MOST_LATER = 5
MOST_DIGITS = 18
TO_COME = [Article.State.DRAFT, Article.State.SUBMITTED, Article.State.READY, Article.State.PUBLISHED]


@require_GET
def stories(request, model_admin):
    """?q=words&but=id: {"stories": [{id, headline, address, about}]}: public ones, then those to come, newest first.

    `but` is the story that is being written. What is public may be linked to by everybody who writes; what is to come,
    by those in whose reach it is.
    """
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    wanted = request.GET
    words = wanted.get("q", "")[:250].split()[:MOST_WORDS]
    asked = Q(*(Q(headline__icontains=word) for word in words)) & ~Q(headline="")
    if wanted.get("but", "").isdecimal() and len(wanted["but"]) <= MOST_DIGITS:
        asked &= ~Q(pk=wanted["but"])
    public = list(Article.objects.lists().public().filter(asked).newest_first()[:MOST_FOUND])
    to_come = model_admin.get_queryset(request).lists().filter(asked, state__in=TO_COME)
    to_come = to_come.exclude(live_until__lte=timezone.now()).exclude(pk__in=[story.pk for story in public])
    found = [*public, *to_come.order_by("-saved_at", "-id")[: MOST_FOUND - len(public)]]
    return JsonResponse({"stories": [_as_json(story) for story in found]})


def find_story(pk: int, user) -> Article | None:
    """The story by its id, where everybody may see it or the user may."""
    found = Article.objects.filter(pk=pk).with_live()
    return found.public().first() or reachable(user, found).first()


def family(story: Article, user) -> dict:
    """The earlier and the later stories in the user's reach, and how many later ones there are beside them."""
    later = list(reachable(user, story.later.order_by("-pk"))[:MOST_LATER])
    unseen = story.later.exclude(pk__in=reachable(user, story.later.order_by()).values("pk")).count()
    earlier = reachable(user, Article.objects.filter(pk=story.follows_id)).first()
    return {"earlier": earlier, "later": later, "later_elsewhere": unseen}


def languages_of(story: Article, user) -> list[dict]:
    """The story in all its languages, the original first, as {story, language}; `story` is None out of reach.

    Empty for a story in one language.
    """
    found = list(Article.objects.in_all_languages(story).lists().order_by("pk"))
    found.sort(key=lambda other: other.translation_of_id is not None)
    seen = set(
        reachable(user, Article.objects.filter(pk__in=[other.pk for other in found])).values_list("pk", flat=True)
    )
    rows = [
        {"story": other if other.pk in seen else None, "language": language_name(other.language)} for other in found
    ]
    return rows if len(rows) > 1 else []


def language_name(tag: str) -> str:
    """In the language of whoever reads; the tag where there is no name for it."""
    try:
        return get_language_info(tag.lower())["name_translated"]
    except KeyError:
        return tag


def chosen(form, tie: str, user) -> str:
    """The headline of the story that the form ties the story to; '' for none."""
    value = str(form[tie].value() or "")
    if not value.isdecimal() or len(value) > MOST_DIGITS:
        return ""
    found = find_story(int(value), user)
    return headline_of(found) if found else _("a story of another section")


def headline_of(story: Article) -> str:
    return story.shown.headline if story.shown else str(story)


def _as_json(story: Article) -> dict:
    about = [str(story.section)] if story.section else []
    if story.stage == Article.State.PUBLISHED:
        about.append(date_format(timezone.localtime(story.published_at), "DATE_FORMAT"))
    else:
        about.append(story.stage_display)
    return {
        "id": story.pk,
        "headline": headline_of(story),
        "address": story.get_absolute_url(),
        "about": " · ".join(about),
    }
