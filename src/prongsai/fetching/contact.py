"""Whom a webmaster can reach about our visits, as an installation says it.

Light on purpose: the settings read it at every start.
"""

import re
from collections.abc import Mapping

from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.wording import Text, same

_LONGEST = 200
# It stands in a header, in brackets: letters of ASCII, no spaces, no brackets.
_EMAIL = re.compile(r"[\w.%+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)
_PAGE = re.compile(r"https?://[\w.-]+(:[0-9]+)?([/?#][!#-'*-;=?-~]*)?", re.ASCII)


def contact_in(environment: Mapping[str, str]) -> str:
    """The e-mail or page named in an environment; without one the address of the site itself.

    Empty where there is neither; ProblemsFound for what nobody can write to.
    """
    written = environment.get("PRONGSAI_CONTACT", "").strip()
    if not written:
        address = environment.get("PRONGSAI_ADDRESS", "").strip().rstrip("/")
        return address if _can_be_reached(address) else ""
    if not _can_be_reached(written):
        raise ProblemsFound([Problem(same("PRONGSAI_CONTACT"), _NO_CONTACT.fill(given=written))])
    return written


def _can_be_reached(written: str) -> bool:
    whole = _EMAIL.fullmatch(written) or _PAGE.fullmatch(written)
    return whole is not None and len(written) <= _LONGEST


_NO_CONTACT = Text(
    "“{given}” ไม่ใช่อีเมลหรือที่อยู่เว็บที่ผู้ดูแลเว็บไซต์จะติดต่อกลับได้ โปรดเขียนเป็นอักษรอังกฤษ เช่น"
    " ita@example.go.th หรือ https://ita.example.go.th/contact",
    "“{given}” is neither an e-mail nor the address of a page that a webmaster could turn to; "
    "write one in ASCII letters, such as ita@example.go.th or https://ita.example.go.th/contact",
)
