"""Renditions of photos. Originals, which say where and with what they were taken, have no address at all."""

import mimetypes

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import conditional_page, require_safe

from articles.site.caching import YEAR, with_policy


@csrf_exempt
@require_safe
@conditional_page
@with_policy
def rendition(request, path: str):
    """A rendition's file. Its name changes with its content, so it may be kept for ever (RFC 8246)."""
    try:
        file = default_storage.open(f"renditions/{path}")
    except FileNotFoundError as error:
        raise Http404("There is no such rendition.") from error
    response = FileResponse(file, content_type=mimetypes.guess_type(path)[0])
    response["ETag"] = f'"{path}"'
    response["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response
