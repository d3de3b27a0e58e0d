"""The server that sends e-mail, from the environment."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from prongsai.core.problems import problem_in
from prongsai.core.wording import Text

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
    """How an environment has e-mail sent; ProblemsFound where it makes no sense."""

    def given(name: str) -> str:
        return environment.get(name, "").strip()

    host, backend = given("PRONGSAI_EMAIL_HOST"), given("PRONGSAI_EMAIL_BACKEND")
    tls = given("PRONGSAI_EMAIL_TLS").lower() or "starttls"
    if tls not in _PORTS:
        raise problem_in("PRONGSAI_EMAIL_TLS", _NO_TLS.fill(given=tls))
    sender = given("PRONGSAI_EMAIL_FROM")
    if sender and not _SENDER.fullmatch(sender):
        raise problem_in("PRONGSAI_EMAIL_FROM", _NO_SENDER.fill(given=sender))
    if host and not sender:
        raise problem_in("PRONGSAI_EMAIL_FROM", _SENDER_MISSING)
    user, password = given("PRONGSAI_EMAIL_USER"), environment.get("PRONGSAI_EMAIL_PASSWORD", "")
    if bool(user) != bool(password):
        raise problem_in("PRONGSAI_EMAIL_USER, PRONGSAI_EMAIL_PASSWORD", _BOTH_OR_NONE)
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
        raise problem_in("PRONGSAI_EMAIL_PORT", _NO_PORT.fill(given=given))
    return int(given)


_NO_TLS = Text(
    "ไม่รู้จัก '{given}' โปรดเขียน starttls ssl หรือ none",
    "'{given}' is not known; write starttls, ssl or none.",
)
_NO_SENDER = Text(
    "'{given}' ไม่ใช่ที่อยู่อีเมล โปรดเขียนเช่น ita@example.go.th",
    "'{given}' is no e-mail address; write ita@example.go.th.",
)
_SENDER_MISSING = Text(
    "โปรดระบุที่อยู่อีเมลผู้ส่ง เช่น ita@example.go.th",
    "say from which address e-mail comes: ita@example.go.th.",
)
_BOTH_OR_NONE = Text(
    "สองค่านี้ต้องมาคู่กัน โปรดระบุทั้งสองค่าหรือไม่ระบุเลย", "they go together: give both or none."
)
_NO_PORT = Text(
    "'{given}' ไม่ใช่พอร์ต โปรดเขียนตัวเลข เช่น 587", "'{given}' is no port; write a number such as 587."
)
