"""The usual way in Django: one row and one commit for each form, SQLite FULL, usual middleware.

No token and no code. STORE names the store; served by served.py.
"""

import os
from urllib.parse import parse_qsl

import django
from django.conf import settings

ASKED = 19  # EIT of FY2566, with the parts of its questions

settings.configure(
    SECRET_KEY="benchmark",  # noqa: S106
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.messages",
    ],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.locale.LocaleMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
        "django.middleware.http.ConditionalGetMiddleware",
    ],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": os.environ["STORE"],
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            },
        }
    },
)
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.urls import re_path  # noqa: E402


class Response(models.Model):  # noqa: DJ008
    """One answered form."""

    agency = models.IntegerField(db_index=True)
    survey = models.IntegerField(db_index=True)
    answers = models.TextField()

    class Meta:
        app_label = "benchmark"


def receive(request):
    """Write the answers of a form."""
    fields = dict(parse_qsl(request.read().decode()))
    answers = [fields[name] for name in fields if not name.startswith("t.")]
    if len(answers) != ASKED or not all(answer in "01234" for answer in answers):
        return HttpResponse(status=422)
    Response.objects.create(agency=1, survey=1, answers=",".join(answers))
    return HttpResponse(status=303, headers={"Location": "/thanks/"})


def ready() -> None:
    """Make the table."""
    with connection.schema_editor() as editor:
        editor.create_model(Response)


urlpatterns = [re_path("", receive)]
application = get_wsgi_application()
