"""The web application for a WSGI server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prongsai.project.settings")
application = get_wsgi_application()

from prongsai.apps.surveys.intake import background  # noqa: E402 - it needs the apps

background.begin()  # a server counts answers beside its other work
