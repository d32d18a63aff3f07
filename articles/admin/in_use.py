"""What is still in use is not deleted: the desk is told in plain words by which stories."""

from django.contrib import messages
from django.db.models import ProtectedError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.desk.library import PhotoInUse
from articles.desk.roles import reachable
from articles.desk.uses import photos_from, stories_using
from articles.models import Source

MOST_LISTED = 20


class RefusesInUse:
    """For a ModelAdmin: deleting a row that stories or photos use is refused with their list."""

    delete_confirmation_template = "admin/articles/delete_confirmation.html"
    delete_selected_confirmation_template = "admin/articles/delete_selected_confirmation.html"

    def get_deleted_objects(self, objs, request):
        to_delete, counts, lacking, protected = super().get_deleted_objects(objs, request)
        users = list(dict.fromkeys(user for row in objs for user in self._users_of(row, request.user)))
        if users:
            return to_delete, counts, set(), users
        return to_delete, counts, lacking, protected

    def delete_view(self, request, object_id, extra_context=None):
        try:
            return super().delete_view(request, object_id, extra_context)
        except (ProtectedError, PhotoInUse):  # somebody began to use it after the list was made
            messages.error(request, _("This is in use now and was not deleted."))
            return HttpResponseRedirect(reverse(f"admin:articles_{self.opts.model_name}_delete", args=[object_id]))

    def _users_of(self, row, user) -> list[str]:
        """Links to what uses the row and is in the user's reach, and how many stories there are beside."""
        using = stories_using(row)
        stories = reachable(user, using)
        photos = photos_from(row).defer("metadata")[:MOST_LISTED] if isinstance(row, Source) else []
        links = [self._link(used) for used in (*stories.only("pk", "headline")[:MOST_LISTED], *photos)]
        elsewhere = using.count() - stories.count()
        words = ngettext("%d story of another section", "%d stories of other sections", elsewhere)
        return [*links, words % elsewhere] if elsewhere else links

    @staticmethod
    def _link(row):
        """A story or a photo by its name, with the way to it."""
        address = reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])
        return format_html('<a href="{}">{}</a>', address, row)
