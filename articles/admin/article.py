"""The list of stories and the page on which a story is written."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import columns, naming, paste, planner, publishing, schedule, sharing, steps, translating
from articles.admin.cautions import before_publishing
from articles.admin.columns import ByAuthor, BySection, ByState, InAllLanguages, Mine
from articles.admin.editing import Editing
from articles.admin.forms import StoryForm
from articles.admin.history import RevisionHistory
from articles.admin.paginator import BoundedPaginator
from articles.admin.recovery import Recovery
from articles.admin.refusals import told_on_the_story
from articles.admin.stories import chosen, family, languages_of, stories
from articles.admin.widgets import STORY_MEDIA
from articles.desk import workflow
from articles.desk.assignments import assign
from articles.desk.checks import BLOCKER, problems_of
from articles.desk.readership import reads_of
from articles.desk.revisions import save_revision
from articles.desk.roles import may, reachable
from articles.models import Article, Byline

BUTTONS = {
    "_submit": "articles.submit_article",
    "_approve": "articles.approve_article",
    "_publish": publishing.PUBLISH,
}


@admin.register(Article)
class ArticleAdmin(Editing, Recovery, RevisionHistory, admin.ModelAdmin):
    list_display = ["story", "state_shown", "section", "authors", "assigned", "time"]
    list_display_links = None
    list_filter = [InAllLanguages, Mine, ByState, ("section", BySection), ByAuthor]
    list_select_related = ["section", "live", "assigned_to"]
    empty_value_display = "–"
    list_per_page = 50
    search_fields = ["headline"]
    search_help_text = gettext_lazy("Words of the headline; names of authors, sources, outlets, sections")
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    paginator = BoundedPaginator
    actions = ["publish_chosen"]
    change_form_template = "admin/articles/article/change_form.html"
    view_on_site = False  # the form itself leads there once there is something to see

    def get_queryset(self, request):
        return reachable(request.user, super().get_queryset(request)).order_by("-saved_at", "-id")

    def get_search_results(self, request, queryset, search_term):
        return queryset.matching(search_term), False

    def get_changelist_instance(self, request):
        changelist = super().get_changelist_instance(request)
        changelist.result_list = changelist.result_list.defer("body", "imported_text", "live__body").prefetch_related(
            Prefetch("bylines", Byline.objects.select_related("author"))
        )
        return changelist

    @admin.display(description=gettext_lazy("headline"), ordering="headline")
    def story(self, article: Article) -> str:
        return columns.story(article)

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def state_shown(self, article: Article) -> str:
        return columns.state(article)

    @admin.display(description=gettext_lazy("authors"))
    def authors(self, article: Article) -> str:
        return columns.authors(article)

    @admin.display(description=gettext_lazy("assigned"), ordering="due_at")
    def assigned(self, article: Article) -> str:
        return columns.assigned(article)

    @admin.display(description=gettext_lazy("time"), ordering="saved_at")
    def time(self, article: Article) -> str:
        return columns.time(article)

    @admin.action(description=gettext_lazy("Publish"), permissions=["publish"])
    def publish_chosen(self, request, queryset):
        publishing.publish_chosen(request, queryset)

    def has_publish_permission(self, request) -> bool:
        return may(request.user, publishing.PUBLISH)

    def get_actions(self, request):
        """Nothing is deleted from the list."""
        return {name: action for name, action in super().get_actions(request).items() if name != "delete_selected"}

    def to_publish(self, request, pk: int) -> Article:
        """The story, for whoever may publish it. Raises Http404, PermissionDenied and, in a sentence, NotPossible."""
        story = get_object_or_404(self.get_queryset(request), pk=pk)
        if not may(request.user, publishing.PUBLISH, story):
            raise PermissionDenied
        workflow.refuse_if_spiked(story)
        return story

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("names/", view(naming.names), name="articles_article_names"),
            path("stories/", view(stories), {"model_admin": self}, "articles_article_stories"),
            path("source-line/", view(naming.source_line), name="articles_article_source_line"),
            path("paste/", view(paste.paste_view), name="articles_article_paste"),
            path("planner/", view(planner.planner_view), {"model_admin": self}, "articles_article_planner"),
            path("<int:pk>/schedule/", view(schedule.schedule), {"model_admin": self}, "articles_article_schedule"),
            path(
                "<int:pk>/translate/",
                view(translating.translate_view),
                {"model_admin": self},
                "articles_article_translate",
            ),
            path("<int:pk>/share/", view(sharing.share), {"model_admin": self}, "articles_article_share"),
            path(
                "<int:pk>/publish-now/",
                view(publishing.publish_now),
                {"model_admin": self},
                "articles_article_publish_now",
            ),
            path("<int:pk>/step/<slug:name>/", view(steps.take), {"model_admin": self}, "articles_article_step"),
            *super().get_urls(),
        ]

    def has_view_permission(self, request, obj=None) -> bool:
        return may(request.user, "articles.view_article", obj) or self.has_change_permission(request, obj)

    def has_change_permission(self, request, obj=None) -> bool:
        return may(request.user, "articles.change_article", obj)

    def has_delete_permission(self, request, obj=None) -> bool:
        return may(request.user, "articles.delete_article", obj) and not (obj and obj.was_public)

    def delete_view(self, request, object_id, extra_context=None):
        return told_on_the_story(super().delete_view)(request, object_id, extra_context)

    def delete_model(self, request, obj):
        workflow.delete(obj)

    def get_deleted_objects(self, objs, request):
        """A story's revisions and rows go with it and are nobody's to be asked about. Raises NotPossible."""
        for story in objs:
            workflow.refuse_deletion(story)
        return [str(story) for story in objs], {}, set(), []

    def get_form(self, request, obj=None, change=False, **kwargs):
        return type("StoryForm", (StoryForm,), {"user": request.user})

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        for button, permission in BUTTONS.items():
            if button in request.POST and not request.user.has_perm(permission):
                raise PermissionDenied
        return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        may_save = self.has_change_permission(request, obj) if change else self.has_add_permission(request)
        context |= {"form": context["adminform"].form, **self.opened(request, obj)}
        if context["writer"]:
            may_save = False
        else:
            context |= self.brought_back(request, obj)
        form = context["form"]
        if form.conflict and request.method == "POST":
            self.keep_refused(request, obj)
        if not may_save:
            form.lock()
        context |= {
            "title": _("Write a story") if add else str(obj),
            "may_save": may_save,
            "may_publish": may_save and may(request.user, BUTTONS["_publish"], obj),
            "may_approve": may_save and may(request.user, BUTTONS["_approve"], obj),
            "may_submit": may_save and may(request.user, BUTTONS["_submit"], obj),
            "chosen_earlier": chosen(form, "follows", request.user),
            "chosen_original": chosen(form, "translation_of", request.user),
            "media": STORY_MEDIA.with_nonce(request.csp_nonce),
        }
        if obj:
            latest = obj.revisions.select_related("created_by").defer("body").first()
            stored = Article.objects.with_live().get(pk=obj.pk)
            going = stored.coming or stored.shown
            context |= {
                "story": stored,
                "latest": latest,
                "preview_address": reverse("site:preview", args=[latest.preview_token()]),
                "behind": bool(going and latest.number > going.number),
                "public": stored.is_public(),
                "may_share": may(request.user, "articles.share_article", stored),
                "reads": reads_of(stored),
                "steps": steps.open_steps(request.user, stored),
                "last_step": stored.transitions.select_related("by", "to").first(),
                "issued_notices": stored.corrections.exclude(issued_at=None),
                **family(stored, request.user),
                "in_languages": languages_of(stored, request.user),
                "may_translate": translating.may_translate(request.user, stored),
                "cautions": before_publishing(obj),
            }
            if not form.is_bound:
                context |= _problems(obj, request.user)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_model(self, request, obj, form, change):
        """A new story gets its row here; all else is written by `save_revision`, which leaves the state alone."""
        if not change:
            obj.created_by = request.user
            obj.save()

    def save_related(self, request, form, formsets, change):
        form.save_m2m()
        form.save_rows()
        form.saved = save_revision(form.instance, by=request.user)
        self.note_saved(request, form.saved)
        if "assigned_to" in form.changed_data:
            assign(form.instance, to=form.cleaned_data["assigned_to"], by=request.user)

    def response_add(self, request, obj, post_url_continue=None):
        return self._after_saving(request, obj)

    def response_change(self, request, obj):
        return self._after_saving(request, obj)

    def _after_saving(self, request, article: Article):
        page = reverse("admin:articles_article_change", args=[article.pk])
        if "_publish" in request.POST:
            return HttpResponseRedirect(publishing.by_button(request, article))
        if "_submit" in request.POST or "_approve" in request.POST:
            self._hand_on(request, article)
        else:
            messages.success(request, _("Saved."))
        return HttpResponseRedirect(page)

    def _hand_on(self, request, article: Article) -> None:
        submits = "_submit" in request.POST
        try:
            (workflow.submit if submits else workflow.approve)(article, by=request.user)
        except workflow.NotPossible as refused:
            messages.error(request, _("Saved. %s") % refused)
        else:
            messages.success(request, _("Saved and submitted.") if submits else _("Saved and made ready."))


def _problems(article: Article, user) -> dict:
    """What the checks find, for the state card, and whether the user may publish all the same."""
    found = problems_of(article)
    blockers = [problem for problem in found if problem.level == BLOCKER]
    return {
        "blockers": blockers,
        "warnings": found[len(blockers) :],
        "may_override": bool(blockers) and workflow.may_override(user, article, blockers),
        "against_blockers": publishing.AGAINST_BLOCKERS,
    }
