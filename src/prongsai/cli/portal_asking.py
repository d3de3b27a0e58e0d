"""The program itself asked for its public pages, as a visitor without a cookie asks."""

from email.message import Message
from typing import Any
from urllib.parse import urlsplit

from prongsai.cli.portal_pages import Answer, Ask


def asking(address: str) -> Ask:
    """Ask for pages of the portal at an address.

    Not by Django's own client: that remembers something of every page, millions of them here.
    """
    from django.conf import settings
    from django.core.handlers.base import BaseHandler
    from django.test.client import RequestFactory

    parts = urlsplit(address)
    settings.ALLOWED_HOSTS = [parts.hostname]
    # What pages of one result share is read once for all. Never empty: templates ask whether it is.
    memory: dict[str, Any] = {"asks": "export-portal"}
    asked = RequestFactory(headers={"host": parts.netloc}, PLAIN_FILES=memory)
    program = BaseHandler()
    program.load_middleware()

    def ask(path: str) -> Answer:
        response = program.get_response(asked.get(path, secure=parts.scheme == "https"))
        body = b"".join(response)
        response.close()
        told = Message()
        for name in ("Content-Type", "Content-Disposition"):
            told[name] = response.headers.get(name, "")
        return Answer(response.status_code, told["Content-Type"], body, told.get_filename() or "")

    return ask
