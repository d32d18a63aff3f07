"""Files for other sites and programs, such as /ads.txt."""

from django.contrib import admin

from articles.models import SiteFile


@admin.register(SiteFile)
class SiteFileAdmin(admin.ModelAdmin):
    fields = ["path", "text"]
    list_display = ["path", "saved_at"]
    search_fields = ["path"]
    show_full_result_count = False

    def view_on_site(self, obj) -> str:
        return obj.get_absolute_url()
