"""Elements of asking the agency: social accounts, a place for questions, and its answers."""

import re
from collections.abc import Mapping

from prongsai.core.evidence.contacts import social_accounts
from prongsai.core.evidence.elements.listings import filled
from prongsai.core.evidence.elements.seeing import (
    Sight,
    everything,
    first_match,
    not_seen_on_page,
    own_lines,
    own_text,
    pages,
    seen,
    untold,
)
from prongsai.core.evidence.findings import Detector, ElementSeen, Item
from prongsai.core.evidence.shown import Form, Link, Shown
from prongsai.core.evidence.standing import host_of, is_own
from prongsai.core.evidence.texts import squeezed
from prongsai.core.framework import Element

_ASKING = re.compile(
    r"ถาม-?/?ตอบ|(?<![a-z])q&a(?![a-z])|(?<![a-z])q-?and-?a|กระดาน(?:สนทนา|ข่าว|ถาม)|เว็บบอร์ด|webboard"
    r"|ตั้ง(?:กระทู้|คำถาม)|ส่งคำถาม|ถามคำถาม|คำถามของท่าน|สอบถาม(?:ข้อมูล|ข้อสงสัย|เจ้าหน้าที่|ปัญหา)|กล่องข้อความ"
    r"|live-?chat|แชตสด|แชทสด|สนทนากับเจ้าหน้าที่|chatbot|แชตบอต|แชทบอท"
)
_ASK_HERE = re.compile(
    r"ตั้ง(?:กระทู้|คำถาม)|ส่งคำถาม|ถามคำถาม|โพสต์คำถาม|เขียนคำถาม|สร้างกระทู้|กระทู้ใหม่|คำถามใหม่|new-?topic|ask"
)
_CHAT = re.compile(
    r"//(?:www\.)?m\.me/|messenger\.com/t/|tawk\.to|crisp\.chat|//liff\.line\.me", re.IGNORECASE
)
_FORM_ELSEWHERE = re.compile(r"docs\.google\.com/forms|forms\.gle|forms\.office\.com|jotform", re.I)
_NO_QUESTION = re.compile(
    r"search|login|password|ค้นหา|เข้าสู่ระบบ|subscribe|newsletter|ร้องเรียน|ร้องทุกข์|^q$|^s$"
)
_ONLY_ASKED_OFTEN = re.compile(r"คำถามที่พบบ่อย|faq")
_ANSWER = re.compile(
    r"^(?:(?:คำ)?ตอบ(?P<alone>)$|ผู้ตอบ(?:กระทู้|คำถาม)?[:：]?(?P<by>.+)|ความ(?:คิด)?เห็นที่\d+(?:โดย)?[:：]?(?P<said>.+)"
    r"|(?:คำ)?ตอบ(?:กลับ)?(?:โดย)?(?:คุณ)?[:：](?P<after>.*)|ตอบ(?:กลับ)?โดย(?P<who>.*)|(?:คำ)?ตอบจาก(?P<from>.*)"
    r"|(?:เจ้าหน้าที่|ผู้ดูแล(?:ระบบ|เว็บไซต์)|admin|แอดมิน|หน่วยงาน)(?:ตอบ|ชี้แจง|:)(?P<officer>.*)|a[:.](?P<a>.+))"
)
_ANSWERS = re.compile(r"คำตอบ|การตอบ|ตอบกลับ|^ตอบ$|answer")
_NO_ANSWERS = re.compile(r"จำนวน|ผู้ตอบ|\(ครั้ง\)|สถานะ")
_NO_ANSWER = re.compile(r"^(?:0(?![\d.])|-|ยังไม่|รอ|ไม่มี|none)|^$")
_VISITOR = re.compile(r"^(?:คุณ|นาย|นาง|น\.ส\.|ผู้เยี่ยมชม|guest|บุคคลทั่วไป|ประชาชน|สมาชิก)")
_AGENCY = re.compile(
    r"เจ้าหน้าที่|ผู้ดูแล|admin|แอดมิน|หน่วยงาน|เทศบาล|อบต|อบจ|องค์การ|กอง|สำนัก|ฝ่าย|งาน|นายก|ปลัด|webmaster"
    r"|กรม|จังหวัด|ศูนย์|ผู้อำนวยการ"
)


_NAMED = re.compile(
    r"(?:facebook|เฟ[ซส]บุ๊?[กค]|(?<![a-z])line(?:official|id|oa)?|ไลน์|youtube|tiktok)[:@].{2,}"
)


def social_account(item: Item, element: Element) -> ElementSeen:
    """An account of the agency at a social network, linked or shown."""
    for shown in pages(item):
        if accounts := (*_itself(shown), *_accounts(shown)):
            return seen(element, Sight(accounts[0], shown))
    if named := first_match(_NAMED, pages(item)):
        return untold(element, f"มีชื่อบัญชี แต่ไม่มีลิงก์: {named.words}", named.shown.address)
    return not_seen_on_page(item, element)


def linked_from_website(item: Item, element: Element) -> ElementSeen:
    """Whether a page of the agency's website has the link to the account."""
    on_site = [shown for shown in pages(item) if _is_on_site(item, shown)]
    for shown in on_site:
        if accounts := _accounts(shown):
            return seen(element, Sight(accounts[0], shown))
    if not on_site:
        return untold(element, "ไม่ได้ดูหน้าเว็บไซต์หลักของหน่วยงาน")
    return not_seen_on_page(item, element)


def question_channel(item: Item, element: Element) -> ElementSeen:
    """A place on the website where outsiders can ask; answers to usual questions are none."""
    for shown in pages(item):
        if words := _asking(shown) or _linked(item, shown):
            return seen(element, Sight(words, shown))
    for shown in pages(item):
        if frame := next((url for url in shown.frames if not _is_map(url)), ""):
            return untold(element, "มีเนื้อหาที่ฝังจากเว็บไซต์อื่น ซึ่งไม่ได้อ่าน", frame)
    return not_seen_on_page(item, element)


def two_way(item: Item, element: Element) -> ElementSeen:
    """A place to ask, and an answer that the agency gave in it."""
    for shown in everything(item):
        if (answer := _answer(shown)) and (_asking(shown) or _is_board(shown)):
            return seen(element, Sight(answer, shown))
    for shown in pages(item):
        if _answer(shown):
            return untold(element, "มีคำตอบ แต่ไม่พบที่ให้ถาม", shown.address)
        if chat := next((link.url for link in shown.links if _CHAT.search(link.url)), ""):
            return untold(element, "เป็นช่องทางแชต จึงไม่เห็นว่าหน่วยงานตอบหรือไม่", chat)
    for shown in pages(item):
        if (words := _linked(item, shown)) and not _asking(shown):
            return untold(element, f"คำตอบอาจอยู่ในหน้าอื่น: {words}", shown.address)
    return not_seen_on_page(item, element)


def _asking(shown: Shown) -> str:
    """A form or a call to ask that stands on the page itself."""
    for form in shown.forms:
        if _takes_questions(form, shown):
            return f"แบบฟอร์ม: {form.text or ', '.join(form.fields)}"
    links = (link for link in shown.links if _ASK_HERE.search(squeezed(link.text)))
    if link := next(links, None):
        return link.text
    talks = any(_ASKING.search(squeezed(line)) for line in _heads(shown))
    urls = (*shown.frames, *(link.url for link in shown.links))
    return next((url for url in urls if talks and _FORM_ELSEWHERE.search(url)), "")


def _takes_questions(form: Form, shown: Shown) -> bool:
    fields = [field for field in form.fields if not _NO_QUESTION.search(field.casefold())]
    words = squeezed(f"{form.text} {form.action} {' '.join(form.fields)}")
    if len(fields) < 2 or re.search(r"search|ค้นหา|password|เข้าสู่ระบบ|newsletter", words):
        return False
    if re.search(r"ร้องเรียน|ร้องทุกข์|ทุจริต|แบบสำรวจ|ความพึงพอใจ", words):
        return False
    about = _ASKING.search(words) or re.search(r"คำถาม|question|message|ข้อความ|ask|สอบถาม", words)
    return bool(about) or any(_ASKING.search(squeezed(line)) for line in _heads(shown))


def _linked(item: Item, shown: Shown) -> str:
    """A link to where one asks; on a page that is to be that place, a link leads elsewhere."""
    own = {"question_channel", "two_way"}
    if {element.code for element in item.node.elements} <= own:
        chats = (link for link in shown.links if _CHAT.search(link.url))
        return next((link.text or link.url for link in chats), "")
    links = (
        link
        for link in shown.links
        if _CHAT.search(link.url)
        or (
            _ASKING.search(squeezed(link.text))
            and not _ONLY_ASKED_OFTEN.search(squeezed(link.text))
        )
    )
    return next((link.text or link.url for link in links), "")


def _heads(shown: Shown) -> tuple[str, ...]:
    """The title and the short lines of a page."""
    return (shown.title, *(line for line in own_lines(shown) if len(line) < 90))


def _is_board(shown: Shown) -> bool:
    text = squeezed(own_text(shown))
    asked = re.search(r"(?:^|\n)?(?:คำ)?ถาม(?:โดย)?[:：]|ผู้(?:ถาม|ตั้งกระทู้|โพสต์)|กระทู้", text)
    return bool(asked) and not _ONLY_ASKED_OFTEN.search(text)


def _answer(shown: Shown) -> str:
    lines = own_lines(shown)
    for line, after in zip(lines, (*lines, "")[1:], strict=True):
        found = _ANSWER.match(squeezed(line))
        if found and _is_answered(found, squeezed(after)):
            return line
    columns = filled(shown, _ANSWERS, _NO_ANSWERS)
    return next((column.example for column in columns if column.said), "")


def _is_answered(found: re.Match[str], after: str) -> bool:
    """Whether an answer has words, and is by the agency where it says by whom."""
    authors = (found[name] for name in ("who", "from", "by", "said"))
    who = next((author for author in authors if author is not None), None)
    if who is not None:
        author = who or after
        return bool(_AGENCY.search(author)) and not _VISITOR.match(author)
    words = next((found[name] for name in ("after", "officer", "a") if found[name] is not None), "")
    return not _NO_ANSWER.match(words or after)


def _accounts(shown: Shown) -> tuple[str, ...]:
    """Accounts that a page links to or shows."""
    return social_accounts(shown.links, shown.frames)


def _itself(shown: Shown) -> tuple[str, ...]:
    """The page itself, where it is an account."""
    return social_accounts([Link(shown.address, "")])


def _is_on_site(item: Item, shown: Shown) -> bool:
    if not item.site:
        return not _itself(shown)
    return is_own(host_of(shown.address), item.site)


def _is_map(url: str) -> bool:
    return bool(
        re.search(r"google\.[a-z.]+/maps|maps\.google|youtube\.|facebook\.com/plugins", url)
    )


DETECTORS: Mapping[str, Detector] = {
    "social_account": social_account,
    "linked_from_website": linked_from_website,
    "question_channel": question_channel,
    "two_way": two_way,
}
