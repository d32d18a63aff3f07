from django.http import HttpResponse, HttpResponseNotFound, HttpResponseServerError


def not_found(request, exception) -> HttpResponse:
    return HttpResponseNotFound("404")


def server_error(request) -> HttpResponse:
    return HttpResponseServerError("500")
