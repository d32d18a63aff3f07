"""Searches on the desk have a deadline, whatever they look through."""

from django.contrib import messages
from django.http import HttpResponseRedirect, JsonResponse
from django.utils.translation import gettext as _

from articles.models import deadline

WORDS = {"q", "term", "suggest"}
"""The parameters in which words to look for are sent."""


def searches(request) -> bool:
    return request.method in ("GET", "HEAD") and any(request.GET.get(name) for name in WORDS)


def in_time(view, request, *args, **kwargs):
    """The answer to a search; where it takes too long, the list without it and a word on that, or 503 for a script."""
    try:
        with deadline.kept():
            return view(request, *args, **kwargs)
    except deadline.Missed:
        told = _("The search took too long and was given up. Look for longer or rarer words.")
    if not request.resolver_match.url_name.endswith("_changelist"):
        return JsonResponse({"error": told}, status=503)
    messages.warning(request, told)
    others = request.GET.copy()
    for name in WORDS:
        others.pop(name, None)
    return HttpResponseRedirect(f"{request.path}?{others.urlencode()}" if others else request.path)
