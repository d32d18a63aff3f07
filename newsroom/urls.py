from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/account/", include("articles.admin.accounts")),
    path("admin/", admin.site.urls),
    path("", include("articles.site.urls")),
]

handler404 = "articles.site.errors.not_found"
handler500 = "articles.site.errors.server_error"
