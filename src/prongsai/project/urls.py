"""Every address of the web application."""

from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("language/", csrf_exempt(set_language), name="set_language"),
    path("office/", include("prongsai.web.agency.urls")),
    path("", include("prongsai.web.portal.urls")),
]
