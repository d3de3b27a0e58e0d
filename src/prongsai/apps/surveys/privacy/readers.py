"""Promises about pages: who reads comments, and that addresses of surveys recognize nobody."""

from django.conf import settings
from django.test import RequestFactory
from django.urls import resolve, reverse
from django.utils.module_loading import import_string

from prongsai.apps.agencies import permissions
from prongsai.apps.agencies.models import Role
from prongsai.apps.surveys.privacy.findings import Check, Finding, broken, kept, listed
from prongsai.core.wording import Text

READING = "comment.read"  # the act of reading comments before names are taken out
OF_THE_AGENCY = frozenset({Role.OFFICER, Role.UNIT, Role.EXECUTIVE, Role.ASSESSOR})
SHORT_WAY = "prongsai.web.respond.middleware.ShortWay"
NOBODY = "/s/zzzzzz/"  # an address that no survey has: it has letters that none is made of
# Pages that take what has answers of single people in it: photographs of sheets, files of tools.
WITH_ANSWERS = ("photographs", "accept_sheets", "survey_files")
# What may come before the short way: it neither knows nor marks a visitor.
_MAY_COME_BEFORE = {
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
}


def comments() -> Finding:
    """Whether nobody of the agency reads comments before somebody else took names out."""
    allowed = permissions.MAY.get(READING, frozenset())
    refused = permissions.MAY_NOT.get(READING, frozenset())
    wrong = sorted((allowed & OF_THE_AGENCY) | (OF_THE_AGENCY - refused))
    if wrong:
        return broken(_READ_BY.fill(roles=listed(wrong)), _MEND_TABLE)
    return kept(_READ_OUTSIDE)


def addresses() -> Finding:
    """Whether an address of a survey is answered without session, cookie or account."""
    middleware = list(settings.MIDDLEWARE)
    if SHORT_WAY not in middleware:
        return broken(_LONG_WAY, _MEND_SETTINGS)
    before = [*middleware[: middleware.index(SHORT_WAY)]]
    if strange := [name for name in before if name not in _MAY_COME_BEFORE]:
        return broken(_BEFORE.fill(names=listed(strange)), _MEND_SETTINGS)
    if marks := _marks_of_an_answer():
        return broken(_MARKED.fill(marks=listed(marks)), _MEND_SETTINGS)
    return kept(_UNMARKED)


def uploads() -> Finding:
    """Whether files and photographs with answers of single people stay in the memory."""
    at = {"slug": "x", "year": 1, "instrument": "x"}
    pages = {name: resolve(reverse(f"agency:{name}", kwargs=at)).func for name in WITH_ANSWERS}
    on_disk = [name for name, page in pages.items() if not hasattr(page, "kept_off_the_disk")]
    if on_disk:
        return broken(_ON_DISK.fill(pages=listed(on_disk)), _RELEASE)
    return kept(_IN_MEMORY.fill(pages=len(pages)))


def _marks_of_an_answer() -> list[str]:
    """What in the answer to a visitor would know him again; he asks for a page that is not."""
    request = RequestFactory().get(NOBODY, headers={"cookie": "sessionid=somebody; csrftoken=x"})
    short_way = import_string(SHORT_WAY)(_longer_way)
    response = short_way(request)
    touched = [name for name in ("session", "user") if hasattr(request, name)]
    marked = [name for name in ("Set-Cookie", "ETag") if name in response.headers]
    return [*touched, *marked, *(f"cookie {name}" for name in response.cookies)]


def _longer_way(request: object) -> object:
    raise AssertionError("a page of a survey is answered by the short way")


_READ_BY = Text(
    "ตำแหน่งของหน่วยงานเองอ่านความเห็นก่อนลบชื่อได้: {roles}",
    "people of the agency can read comments before names are taken out: {roles}",
)
_MEND_TABLE = Text(
    "โปรดแก้ตารางสิทธิ์ให้เฉพาะผู้กำกับติดตามและผู้ดูแลระบบอ่านได้",
    "mend the table of permissions: overseers and administrators alone may read them.",
)
_READ_OUTSIDE = Text(
    "ผู้อ่านความเห็นเพื่อลบชื่อคือผู้กำกับติดตามหรือผู้ดูแลระบบซึ่งไม่มีตำแหน่งในหน่วยงานนั้น",
    "names are taken out by overseers or administrators who hold no position in the agency",
)
_LONG_WAY = Text(
    "หน้าแบบวัดผ่านระบบบัญชีและคุกกี้เหมือนหน้าอื่น",
    "pages of surveys go through sessions and cookies as other pages do",
)
_BEFORE = Text("มีส่วนที่ทำงานก่อนหน้าแบบวัด: {names}", "something acts before a survey's page: {names}")
_MARKED = Text(
    "คำตอบของหน้าแบบวัดทำให้จำผู้ตอบได้: {marks}", "a survey's page marks its visitor: {marks}"
)
_MEND_SETTINGS = Text(
    "โปรดคืนค่า MIDDLEWARE ตามรุ่นที่เผยแพร่ แล้วเปิดเซิร์ฟเวอร์ใหม่",
    "set MIDDLEWARE back to what the release has, and restart.",
)
_UNMARKED = Text(
    "ลองเปิดหน้าแบบวัดโดยส่งคุกกี้ไปด้วย ระบบไม่อ่านและไม่ตั้งคุกกี้ใด ไม่เปิดเซสชัน ไม่ดูบัญชี",
    "a page asked for with cookies read none and set none; no session, no account",
)
_ON_DISK = Text(
    "หน้าเหล่านี้พักแฟ้มที่มีคำตอบของแต่ละคนไว้บนดิสก์: {pages}",
    "these pages lay files with answers of single people on the disk: {pages}",
)
_RELEASE = Text(
    "โปรดอย่านำเข้าแฟ้มหรือภาพถ่าย จนกว่าจะติดตั้งโปรแกรมรุ่นที่เผยแพร่",
    "bring in no files and no photographs until a released version is installed.",
)
_IN_MEMORY = Text(
    "หน้าที่รับแฟ้มและภาพถ่ายทั้ง {pages} หน้าอ่านในหน่วยความจำแล้วทิ้ง",
    "all {pages} pages that take them read them in memory and drop them",
)

CHECKS = (
    Check(
        "comments",
        Text(
            "คนในหน่วยงานอ่านความเห็นไม่ได้จนกว่าคนนอกจะลบชื่อออกแล้ว",
            "Nobody of the agency reads a comment before somebody outside took names out.",
        ),
        Text("อ่านตารางสิทธิ์", "the table of permissions"),
        comments,
    ),
    Check(
        "addresses",
        Text(
            "หน้าแบบวัดไม่ตั้งคุกกี้และไม่รู้ว่าใครเข้าสู่ระบบอยู่",
            "A survey's page sets no cookie and does not know who is signed in.",
        ),
        Text("ลองเปิดหน้าจริงและอ่านลำดับของระบบ", "a page asked for, and what acts before it"),
        addresses,
    ),
    Check(
        "uploads",
        Text(
            "ภาพถ่ายแบบกระดาษและแฟ้มคำตอบจากเครื่องมืออื่นไม่ถูกเก็บลงดิสก์",
            "Photographs of sheets and files of answers from other tools are never on the disk.",
        ),
        Text("ดูหน้าที่รับแฟ้มเหล่านี้", "the pages that take them"),
        uploads,
    ),
)
