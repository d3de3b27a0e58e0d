"""The server that sends e-mail, from the environment."""

import re
import sys
from collections.abc import Mapping
from typing import NamedTuple

CONSOLE = "django.core.mail.backends.console.EmailBackend"
SMTP = "django.core.mail.backends.smtp.EmailBackend"
# The usual port of each way to keep others from reading along.
_PORTS: Mapping[str, int] = {"starttls": 587, "ssl": 465, "none": 25}
_SENDER = re.compile(r"[\w.%+-]+@[\w-]+(\.[\w-]+)*", re.ASCII)
_HIGHEST_PORT = 65_535


class Mail(NamedTuple):
    """Where e-mail goes; ``is_set`` says that somebody said so, ``tls`` how it is guarded."""

    backend: str
    is_set: bool
    host: str
    port: int
    user: str
    password: str
    sender: str
    tls: str


def mail_in(environment: Mapping[str, str]) -> Mail:
    """How an environment has e-mail sent; ends the program where it makes no sense."""

    def given(name: str) -> str:
        return environment.get(name, "").strip()

    host, backend = given("PRONGSAI_EMAIL_HOST"), given("PRONGSAI_EMAIL_BACKEND")
    tls = given("PRONGSAI_EMAIL_TLS").lower() or "starttls"
    if tls not in _PORTS:
        sys.exit(f"PRONGSAI_EMAIL_TLS: {tls!r} is not known; write starttls, ssl or none.")
    sender = given("PRONGSAI_EMAIL_FROM")
    if sender and not _SENDER.fullmatch(sender):
        sys.exit(f"PRONGSAI_EMAIL_FROM: {sender!r} is no e-mail address; write ita@example.go.th.")
    if host and not sender:
        sys.exit("PRONGSAI_EMAIL_FROM: say from which address e-mail comes: ita@example.go.th.")
    user, password = given("PRONGSAI_EMAIL_USER"), environment.get("PRONGSAI_EMAIL_PASSWORD", "")
    if bool(user) != bool(password):
        sys.exit("PRONGSAI_EMAIL_USER and PRONGSAI_EMAIL_PASSWORD go together: give both or none.")
    return Mail(
        backend=backend or (SMTP if host else CONSOLE),
        is_set=bool(host or backend),
        host=host or "localhost",
        port=_port(given("PRONGSAI_EMAIL_PORT"), _PORTS[tls]),
        user=user,
        password=password,
        sender=sender or "prongsai@localhost",
        tls=tls,
    )


def _port(given: str, usual: int) -> int:
    if not given:
        return usual
    if not (given.isascii() and given.isdecimal() and 0 < int(given) <= _HIGHEST_PORT):
        sys.exit(f"PRONGSAI_EMAIL_PORT: {given!r} is no port; write a number such as 587.")
    return int(given)
