"""Steps that a story's state does not allow are refused on its own page, in the verb's sentence."""

from functools import wraps

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse

from articles.desk.workflow import NotPossible


def told_on_the_story(view):
    """Let a view of one story, `view(request, pk, ...)`, raise NotPossible."""

    @wraps(view)
    def refusing(request, pk, *args, **kwargs):
        try:
            return view(request, pk, *args, **kwargs)
        except NotPossible as refused:
            messages.error(request, str(refused))
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))

    return refusing
