"""The web application for a WSGI server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prongsai.project.settings")
application = get_wsgi_application()

from django.db import connection  # noqa: E402

from prongsai.apps.evidence import background as checks  # noqa: E402 - they need the apps
from prongsai.apps.surveys.intake import background  # noqa: E402

# Django imports this with the first query. Where many threads have theirs at once, as after a
# restart under load, some found it half imported, and people read of an error.
connection.ops.compiler("SQLCompiler")
background.begin()  # a server counts answers beside its other work
checks.begin()  # and opens what was handed in for OIT, as it is asked for
