"""The trail to read: who changed what, and when. Nobody can write in it."""

from django.apps import apps
from django.contrib import admin
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import changes
from articles.admin.paginator import BoundedPaginator
from articles.desk.roles import within_reach
from articles.models import TrailEntry, User


class ByTable(admin.SimpleListFilter):
    title = gettext_lazy("what")
    parameter_name = "table"
    TABLES = (
        "article",
        "caption",
        "byline",
        "attribution",
        "correction",
        "photo",
        "source",
        "author",
        "section",
        "page",
        "sitefile",
        "user",
    )

    def lookups(self, request, model_admin):
        names = [(f"articles_{name}", apps.get_model("articles", name)) for name in self.TABLES]
        return [(table, model._meta.verbose_name_plural) for table, model in names]

    def queryset(self, request, queryset):
        return queryset.filter(table=self.value()) if self.value() else queryset


class ByActor(admin.SimpleListFilter):
    title = gettext_lazy("who")
    parameter_name = "who"

    def lookups(self, request, model_admin):
        return [(user.pk, str(user)) for user in User.objects.filter(is_staff=True).order_by("username")[:200]]

    def queryset(self, request, queryset):
        return queryset.filter(actor=self.value()) if (self.value() or "").isdecimal() else queryset


@admin.register(TrailEntry)
class TrailAdmin(admin.ModelAdmin):
    list_display = ["at", "who", "what", "done", "changed"]
    list_display_links = None
    list_filter = [ByTable, "action", ByActor]
    list_per_page = 50
    actions = None
    ordering = ["-id"]
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    paginator = BoundedPaginator

    def get_queryset(self, request):
        return within_reach(request.user, super().get_queryset(request)).order_by("-id")

    def get_changelist_instance(self, request):
        changelist = super().get_changelist_instance(request)
        changelist.result_list = list(changelist.result_list)
        names = changes.names_in(changelist.result_list)
        for entry in changelist.result_list:
            entry.told = changes.described(entry, names)
        return changelist

    def lookup_allowed(self, lookup, value, request=None) -> bool:
        return lookup in ("article", "row") or super().lookup_allowed(lookup, value, request)

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    @admin.display(description=gettext_lazy("who"))
    def who(self, entry: TrailEntry) -> str:
        return entry.actor_name or _("A command or a job")

    @admin.display(description=gettext_lazy("what"))
    def what(self, entry: TrailEntry) -> str:
        model = changes.model_of(entry.table)
        name = model._meta.verbose_name if model else entry.table
        words = capfirst(f"{name} {entry.row}" if entry.row else str(name))
        address = self._address(entry)
        return format_html('<a href="{}">{}</a>', address, words) if address else words

    @admin.display(description=gettext_lazy("action"))
    def done(self, entry: TrailEntry) -> str:
        return capfirst(entry.get_action_display())

    @admin.display(description=gettext_lazy("changes"))
    def changed(self, entry: TrailEntry) -> str:
        return entry.told

    @staticmethod
    def _address(entry: TrailEntry) -> str:
        """The page of the story, or else of the row itself, where there is one."""
        try:
            if entry.article:
                return reverse("admin:articles_article_change", args=[entry.article])
            return reverse(f"admin:{entry.table}_change", args=[entry.row])
        except NoReverseMatch:
            return ""
