"""What an open form asks and tells while a story is written: who else is there, keeping what is typed, taking over."""

from contextlib import contextmanager
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import transaction
from django.http import (
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
    JsonResponse,
    QueryDict,
)
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.desk import drafts, locks
from articles.desk.revisions import save_revision
from articles.models import Article, EditingSession, Revision

NOT_TYPED = {"csrfmiddlewaretoken", "tab"}


class Asked(forms.Form):
    """What the browser says of the form, in the query of its address; what is typed stands in the request's body."""

    tab = forms.UUIDField()
    base = forms.IntegerField(min_value=0, required=False)
    writes = forms.BooleanField(required=False)
    opening = forms.BooleanField(required=False)
    closing = forms.BooleanField(required=False)
    previous = forms.UUIDField(required=False)
    instead_of = forms.UUIDField(required=False)


class Editing:
    """Gives the admin of stories the addresses that its open forms speak to."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("session/", view(self.session_view), name="articles_article_new_session"),
            path("<int:pk>/session/", view(self.session_view), name="articles_article_session"),
            path("<int:pk>/take-over/", view(self.take_over_view), name="articles_article_take_over"),
            *super().get_urls(),
        ]

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        with self._claimed(request, object_id):
            return super().changeform_view(request, object_id, form_url, extra_context)

    def delete_view(self, request, object_id, extra_context=None):
        with self._claimed(request, object_id):
            return super().delete_view(request, object_id, extra_context)

    @contextmanager
    def _claimed(self, request, object_id: str | None):
        """A POST to a story's page holds the story; those who may not change it the page itself refuses."""
        with transaction.atomic():
            article = self.get_object(request, unquote(object_id)) if request.method == "POST" and object_id else None
            if article and self.has_change_permission(request, article):
                locks.claim(article, by=request.user)
            yield

    def opened(self, request, article: Article | None) -> dict:
        """For the page of the form: its id, whom it speaks to, and the form of somebody else who writes the story."""
        writing = locks.writer(article) if article and request.method == "GET" else None
        name, args = ("session", [article.pk]) if article else ("new_session", [])
        return {
            "tab": request.POST.get("tab") or uuid4(),
            "session_address": reverse(f"admin:articles_article_{name}", args=args),
            "writer": writing if writing and writing.user != request.user else None,
        }

    def note_saved(self, request, revision: Revision) -> None:
        if request.POST.get("tab"):
            locks.saved(tab_named(request.POST["tab"]), revision, by=request.user)

    def session_view(self, request, pk: int | None = None):
        """POST: the form is open, or closes, and this is typed in it. GET: a token for a form that outlived its own."""
        article = self._writable(request, pk)
        if request.method == "GET":
            return JsonResponse({"token": get_token(request)})
        if request.method != "POST":
            return HttpResponseNotAllowed(["GET", "POST"])
        asked = Asked(request.GET)
        if not asked.is_valid():
            return HttpResponseBadRequest(asked.errors.as_json(), content_type="application/json")
        told = asked.cleaned_data
        typed = {name: values for name, values in request.POST.lists() if name not in NOT_TYPED}
        if told["closing"] and not typed:
            locks.leave(told["tab"], article, by=request.user)
            return HttpResponse(status=204)
        session = _attend(article, told, typed, by=request.user)
        return JsonResponse(_answer(session, opening=told["opening"]))

    def take_over_view(self, request, pk: int):
        """POST only: the story is written in this form from now on, and whoever wrote it is told."""
        article = self._writable(request, pk)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        with transaction.atomic():
            locks.take_over(
                tab_named(request.POST.get("tab", "")),
                article,
                by=request.user,
                base=_latest(article),
                rescue=lambda session: self._rescue(request, session),
            )
        messages.success(request, _("You write this story now. What the other had typed is in the history."))
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))

    def _rescue(self, request, session: EditingSession) -> Revision | None:
        """What is typed in the session as a revision of its user; None where the form would refuse it."""
        article = Article.objects.get(pk=session.article_id)
        form = self.get_form(request, article)(as_post(session.data), instance=article)
        if not form.is_valid():
            return None
        form.save(commit=False)
        form.save_m2m()
        form.save_rows()
        note = _("Kept when %(who)s took over") % {"who": request.user}
        return save_revision(article, by=session.user, note=note)

    def _writable(self, request, pk: int | None) -> Article | None:
        """The story, for whoever may change it; None for one that is yet to be stored, for whoever may add one."""
        article = get_object_or_404(self.get_queryset(request), pk=pk) if pk else None
        allowed = self.has_change_permission(request, article) if article else self.has_add_permission(request)
        if not allowed:
            raise PermissionDenied
        return article


def refused(request, held: locks.BeingWritten) -> HttpResponseRedirect:
    """Lead whoever met the lock of somebody else to the story, where they may take over. What they typed is kept."""
    article = held.session.article
    messages.error(request, held)
    if "tab" in request.POST:
        tab = keep_posted(request, article, dict(request.POST.lists()))
        told = _(
            "What you typed is kept: <a href='{}'>read it</a>. Once you have taken over, bring it back from there."
        )
        messages.warning(request, format_html(told, reverse("admin:articles_article_kept", args=[tab])))
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))


@transaction.atomic
def keep_posted(request, article: Article, typed: locks.Typed) -> UUID:
    """Keep what is posted, as unsaved text of the form that posted it."""
    tab = tab_named(request.POST.get("tab", ""))
    session = locks.attend(tab, article, by=request.user, base=0, writes=False)
    locks.keep(session, {name: values for name, values in typed.items() if name not in NOT_TYPED})
    return tab


def tab_named(text: str) -> UUID:
    """The id of an open form; a text that is none is answered with 400."""
    try:
        return UUID(text)
    except ValueError:
        raise BadRequest("The id of the form is missing.") from None


def as_post(typed: locks.Typed) -> QueryDict:
    """What is typed, as if it had been posted."""
    post = QueryDict(mutable=True)
    for name, values in typed.items():
        post.setlist(name, values)
    return post


@transaction.atomic
def _attend(article: Article | None, told: dict, typed: locks.Typed, *, by) -> EditingSession:
    if told["opening"]:
        locks.forget_old()
    known = {name: told[name] for name in ("writes", "opening", "previous")}
    session = locks.attend(told["tab"], article, by=by, base=told["base"] or 0, **known)
    if typed and not _was_saved_since(session, told["base"] or 0):
        locks.keep(session, typed, instead_of=told["instead_of"])
    if told["closing"]:
        locks.leave(session.pk, article, by=by)
    return session


def _was_saved_since(session: EditingSession, base: int) -> bool:
    """Whether the form was saved after it sent this, which was late on its way."""
    return session.base > base and not session.taken_over_at


def _answer(session: EditingSession, *, opening: bool) -> dict:
    """What the form shows. Times are clock times of the newsroom; null where there is nothing to tell."""
    article = session.article
    here = list(locks.present(article)) if article else []
    writing = next((one for one in here if one.writing), None)
    told = {
        "writer": writing
        and {
            "name": str(writing.user),
            "since": clock(writing.opened_at),
            "mine": writing.pk == session.pk,
            "is_me": writing.user_id == session.user_id,
        },
        "others": [str(one.user) for one in here if one.pk != session.pk],
        "taken_over": _taken_over(session),
        "saved_at": session.data and clock(session.data_at),
        "latest": _latest(article) if article else 0,
        "kept": session.data and reverse("admin:articles_article_kept", args=[session.pk]),
        "preview": session.data and reverse("site:preview", args=[drafts.preview_token(session)]),
    }
    if opening:
        told["unsaved"] = [
            {"at": clock(one.data_at), "address": reverse("admin:articles_article_kept", args=[one.pk])}
            for one in locks.unsaved(session)
        ]
    return told


def _taken_over(session: EditingSession) -> dict | None:
    """Who took over, when, and the version that holds what was typed here, unless that is `kept`."""
    if not session.taken_over_at:
        return None
    version = reverse("admin:articles_article_revision", args=[session.article_id, session.base])
    return {"by": str(session.taken_over_by), "at": clock(session.taken_over_at), "version": version}


def clock(moment) -> str:
    """'14:02:07', with the day before it where that is not today."""
    moment = timezone.localtime(moment)
    time = date_format(moment, "H:i:s")
    return time if moment.date() == timezone.localdate() else f"{date_format(moment, 'DATE_FORMAT')}, {time}"


def _latest(article: Article) -> int:
    return article.revisions.values_list("number", flat=True).first() or 0
