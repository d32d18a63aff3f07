"""What the story form asks while somebody types: known names, and how a source line will read."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import JsonResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from articles.content import attribution
from articles.content.language import spoken
from articles.models import Author, Source, Topic

MOST_SUGGESTED = 20


def _known(kind: str) -> QuerySet | None:
    match kind:
        case "author":
            return Author.objects.all()
        case "source":
            return Source.objects.all()
        case "outlet":
            return Source.objects.filter(kind=Source.Kind.OUTLET)
        case "topic":
            return Topic.objects.all()
    return None


@require_GET
def names(request):
    """?kind=author|source|outlet|topic&q=…: {"names": […]} that contain the words, the alphabet's first ones."""
    known = _known(request.GET.get("kind", ""))
    if not request.user.has_perm("articles.view_article") or known is None:
        raise PermissionDenied
    found = known.filter(name__icontains=request.GET.get("q", "").strip()[:120])
    return JsonResponse(
        {"names": list(found.order_by("name").values_list("name", flat=True).distinct()[:MOST_SUGGESTED])}
    )


@require_GET
def source_line(request):
    """?language=…, and ?kind=…&name=… for each row in order: {"line": …} as readers will see it."""
    rows = zip(request.GET.getlist("kind"), request.GET.getlist("name"), strict=False)
    said = [
        attribution.Attribution(attribution.Kind(kind), (name,), "")
        for kind, name in rows
        if name and kind in set(attribution.Kind)
    ]
    language = spoken(request.GET.get("language", ""), get_language())
    return JsonResponse({"line": attribution.render(said, language)})
