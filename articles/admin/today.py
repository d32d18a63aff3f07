"""The desk's first page: what is mine, what waits for me, what is due and what goes out today, as the role needs it."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk import notices, planner
from articles.desk.roles import OWN_ONLY, may, reachable
from articles.models import Article, Photo

MOST_NOTICES = 5
MOST_PHOTOS = 8
CHANGE_PHOTO = "articles.change_photo"


def desk(request) -> dict:
    """The context of the page; the number of queries does not depend on the number of rows."""
    user = request.user
    if not may(user, "articles.view_article"):
        return {"title": _("Desk")}
    stories = reachable(user, Article.objects.all())
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return {
        "title": _("Desk"),
        "now": timezone.now(),
        "may_write": may(user, "articles.add_article"),
        "mine": planner.desk_of(user),
        "due": planner.due(stories, until=midnight),
        "going_out": planner.going_out(stories, until=midnight),
        "notices": _unread(user),
        **_decisions(user, stories),
        **_pictures(user, stories),
    }


def _unread(user) -> list:
    unread = user.notices.filter(read_at=None)
    found = list(unread.select_related("transition__by", "transition__to", "transition__article")[:MOST_NOTICES])
    for notice in found:
        notice.sentence = notices.sentence(notice.transition) if notice.transition else notice.text
    return found


def _decisions(user, stories) -> dict:
    """For those who decide: the stories that wait for it, and whether the worker gave something up."""
    if not may(user, "articles.approve_article"):
        return {}
    return {"decides": True, "waiting": planner.waiting(stories), "failed": planner.any_failed()}


def _pictures(user, stories) -> dict:
    """For those who care for all photos: what lacks a credit or a picture."""
    if not may(user, CHANGE_PHOTO) or CHANGE_PHOTO in OWN_ONLY.get(user.role, ()):
        return {}
    photos = Photo.objects.without_credit().defer("metadata", "search_text").order_by("-uploaded_at", "-id")
    return {"cares_for_photos": True, "uncredited": photos[:MOST_PHOTOS], "lacking": planner.lacking_pictures(stories)}
