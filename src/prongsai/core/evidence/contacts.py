"""Ways to reach an office that a page shows: telephone, e-mail, address, map, accounts."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from prongsai.core.evidence.shown import Link, Shown
from prongsai.core.evidence.texts import says, shortened
from prongsai.core.thai import arabic_digits, tidy

_GAP = "(?: ?[-‐-―.] ?| )?"
_ABROAD = r"\(?(?:\+|(?<!\d)00)66\)?[ -]?(?:\(0\))?[ -]?"
# The groups of digits in which Thai numbers are written; the leading 0 is read apart.
_GROUPS = (
    (2, 3, 4), (1, 4, 4), (3, 3, 3), (3, 6), (2, 7), (3, 2, 4), (9,),
    (3, 3, 4), (3, 4, 3), (2, 4, 4), (3, 7), (10,), (1, 4, 5),
)  # fmt: skip
_EXTENSION = re.compile(r" ?(?:ต่อ|#|[Ee]xt\.?) ?(?P<extension>\d{1,5})")
_LABEL = re.compile(
    r"(?P<fax>โทรสาร|แฟกซ์|แฟ็กซ์|แฟกส์|(?<![a-z])(?:tele)?fax)"
    r"|(?P<phone>โทรศัพท์|โทร|เบอร์|มือถือ|สายด่วน|ติดต่อ"
    r"|(?<![a-z])(?:tel|phone|mobile|call|hotline))",
    re.IGNORECASE,
)
_HOTLINE = re.compile(
    r"(?:สายด่วน[^\d\n]{0,40}|(?:โทรศัพท์|โทร\.?|hotline|call ?center)[ :.\-]{0,4})"
    r"(?P<number>1\d{2,3})(?![\d,/]|[-.]\d)",
    re.IGNORECASE,
)
# How far before a number its label stands; a table may have it in the cell before.
_LABEL_REACH = 70

_DOMAIN = r"[a-z0-9](?:[a-z0-9-]{0,62})(?:\.[a-z0-9-]{2,63}){1,5}"
_E_MAIL = re.compile(rf"(?P<who>[a-z0-9][a-z0-9._%+-]{{0,63}}) ?@\s?(?P<where>{_DOMAIN})", re.I)
_AT = re.compile(r" ?(?:[\[({<] ?(?:at|แอท) ?[\])}>]|＠) ?", re.IGNORECASE)
_PLAIN_AT = re.compile(r"(?<=[a-z0-9]) at (?=[a-z0-9-]+\.(?:go|or|ac|co|in|mi|com|org)\b)", re.I)
_DOT = re.compile(r" ?[\[({] ?(?:dot|ดอท|จุด) ?[\])}] ?", re.IGNORECASE)
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp)$", re.IGNORECASE)

_NAME = "[ก-๎]{2,30}(?: ?[ก-๎]{2,30})?"
_STEP = r"[ ,\n]{0,4}"
_TAMBON = rf"(?<![ก-๎.])(?:ตำบล|ต\.|แขวง) ?{_NAME}"
_AMPHOE = rf"(?<![ก-๎.])(?:อำเภอ|อ\.|เขต) ?{_NAME}"
_PROVINCE = rf"(?:(?:จังหวัด|จ\.) ?{_NAME}|กรุงเทพ(?:มหานคร|ฯ)?|กทม\.?)"
_POSTCODE = r"(?:รหัสไปรษณีย์)?[ :]{0,3}(?<!\d)[1-9]\d{4}(?!\d|,\d)"
_HOUSE = re.compile(
    r"(?:เลขที่|หมู่|ม\.|ถนน|ถ\.|ซอย|อาคาร|(?<!\d)\d{1,4}/\d{1,4}(?![/\d]))[^\n]{0,80}$"
    r"|(?<!\d)\d{1,4} ?$"
)
_WITH_TAMBON = re.compile(
    rf"{_TAMBON}{_STEP}{_AMPHOE}(?:{_STEP}{_PROVINCE})?(?P<code>{_STEP}{_POSTCODE})?"
)
_WITH_POSTCODE = re.compile(rf"(?:{_AMPHOE}|{_TAMBON}){_STEP}{_PROVINCE}{_STEP}{_POSTCODE}")
_IN_ENGLISH = re.compile(
    r"(?<!\d)\d{1,4}(?!\d)[^\n]{0,80}(?:sub-?district|tambon|khwaeng|road|rd\.)[^\n]{0,80}"
    r"(?:district|amphoe|amphur|khet|province|bangkok)[^\n]{0,60}?[1-9]\d{4}(?!\d)",
    re.IGNORECASE,
)
_DISTRICT = re.compile("district|amphoe|amphur|khet|province|bangkok", re.IGNORECASE)

_MAP = re.compile(
    r"//(?:[^/]*\.)?(?:google\.[a-z.]{2,6}/maps|maps\.google\.|maps\.app\.goo\.gl|goo\.gl/maps"
    r"|g\.co/maps|openstreetmap\.org|osm\.org|map\.longdo\.com|mapbox\.com|arcgis\.com"
    r"|bing\.com/maps|google\.[a-z.]{2,6}/place)",
    re.IGNORECASE,
)
_SOCIAL = re.compile(
    r"//(?:[^/]*\.)?(?:facebook\.com|fb\.com|fb\.me|line\.me|lin\.ee|x\.com|twitter\.com"
    r"|youtube\.com|instagram\.com|tiktok\.com|threads\.net|m\.me)/+(?P<account>[^/?#]+)?",
    re.IGNORECASE,
)
# A LINE account that one adds as a friend: the address begins as that of a button to share.
_FRIEND = re.compile(r"//(?:[^/]*\.)?line\.me/R/ti/p/+[^/?#]+", re.IGNORECASE)
_NO_ACCOUNT = re.compile(
    r"shar(?:e|er|er\.php|ing)|intent|dialog|login|hashtag|watch|embed|tr|help|policy|policies"
    r"|privacy|legal|home|about|lineit|r|msg",
    re.IGNORECASE,
)
_PAGE_IN_A_FRAME = re.compile(r"facebook\.com/(?:v[\d.]+/)?plugins/page\.php", re.IGNORECASE)

Use = Literal["phone", "fax", "both"]


class Phone(NamedTuple):
    """A telephone number: its digits from the leading 0, what it is for, and the extension.

    A hotline has three or four digits.
    """

    number: str
    use: Use = "phone"
    extension: str = ""

    @property
    def is_hotline(self) -> bool:
        """Whether it is a short number, which often is another office's."""
        return len(self.number) < 9


def phones(text: str) -> tuple[Phone, ...]:
    """Every telephone number, without those that are said to be of a fax only.

    >>> phones("โทร. ๐-๔๔๒๔-๙๙๙๙ ต่อ ๑๒ โทรสาร 0 4424 9998")
    (Phone(number='044249999', use='phone', extension='12'),)
    """
    return tuple(dict.fromkeys(phone for phone in _numbers(text) if phone.use != "fax"))


def faxes(text: str) -> tuple[Phone, ...]:
    """Every number that is said to be of a fax, or of telephone and fax."""
    return tuple(dict.fromkeys(phone for phone in _numbers(text) if phone.use != "phone"))


def emails(text: str, links: Iterable[Link] = ()) -> tuple[str, ...]:
    """Every e-mail address, in small letters: written, spelt with ``[at]``, or behind a link.

    >>> emails("E-mail : Saraban [at] example.go.th")
    ('saraban@example.go.th',)
    """
    written = _PLAIN_AT.sub("@", _DOT.sub(".", _AT.sub("@", _tidy_lines(text))))
    behind = (_mailed(link.url) for link in links if link.url[:7].lower() == "mailto:")
    found = (_email(match) for part in (written, *behind) for match in _E_MAIL.finditer(part))
    return tuple(dict.fromkeys(address for address in found if not _PICTURE.search(address)))


def addresses(text: str) -> tuple[str, ...]:
    """Postal addresses: a subdistrict and district with a house, street or postcode beside them.

    >>> addresses("เลขที่ 9 หมู่ 3 ต.ตัวอย่าง อ.เมือง จ.นครราชสีมา 30000")
    ('เลขที่ 9 หมู่ 3 ต.ตัวอย่าง อ.เมือง จ.นครราชสีมา 30000',)
    """
    lines = _tidy_lines(text)
    found = [_with_house(lines, match) for match in _WITH_TAMBON.finditer(lines)]
    found += [shortened(match[0]) for match in _WITH_POSTCODE.finditer(lines)]
    if _DISTRICT.search(lines):  # looking for what stands before it takes long
        found += [shortened(match[0]) for match in _IN_ENGLISH.finditer(lines)]
    whole = [address for address in dict.fromkeys(found) if address]
    return tuple(a for a in whole if not any(a != other and a in other for other in whole))


def map_evidence(shown: Shown) -> str:
    """Where a page shows the way to the office: the address of a map that it shows or links to,
    or the words at a picture that is said to be a map; empty where there is none."""
    for url in (*shown.frames, *(link.url for link in shown.links)):
        if _MAP.search(url):
            return url
    for picture in shown.pictures:
        if says(f"{picture.alt}\n{picture.near}", "แผนที่", "map") or _MAP.search(picture.url):
            return shortened(picture.alt or picture.near or picture.url)
    return ""


def social_accounts(links: Iterable[Link], frames: Iterable[str] = ()) -> tuple[str, ...]:
    """The addresses of accounts at social networks; buttons that share a page are none."""
    inside = (url for url in frames if _PAGE_IN_A_FRAME.search(url))
    linked = (link.url for link in links if _is_account(link.url))
    return tuple(dict.fromkeys((*linked, *inside)))


def _numbers(text: str) -> Iterator[Phone]:
    lines = _tidy_lines(text)
    found = [(match.start(), _phone(lines, match)) for match in _PHONE.finditer(lines)]
    found += [(m.start(), Phone(m["number"])) for m in _HOTLINE.finditer(lines)]
    for _, phone in sorted(found, key=lambda pair: pair[0]):
        if phone is not None:
            yield phone


def _phone(lines: str, found: re.Match[str]) -> Phone | None:
    digits = re.sub(r"\D", "", found["rest"])
    number = ("0" if found["abroad"] else "") + digits
    if not re.fullmatch(r"0[2-57]\d{7}|0[689]\d{8}|060\d{6}", number):
        return None
    before = lines[max(0, found.start() - _LABEL_REACH) : found.start()]
    # Columns of figures look like ``0 2500 3000``, the way in which letters write a number.
    if re.fullmatch(r"0 \d{4} \d{4}", found["rest"]) and not _LABEL.search(before):
        return None
    extension = _EXTENSION.match(lines, found.end())
    return Phone(number, _use(before), extension["extension"] if extension else "")


def _use(before: str) -> Use:
    """What the label nearest before a number says that it is for."""
    labels = list(_LABEL.finditer(before))
    if not labels or labels[-1]["phone"]:
        together = len(labels) > 1 and _joined(before, labels) and labels[-2]["fax"]
        return "both" if together else "phone"
    together = len(labels) > 1 and _joined(before, labels) and labels[-2]["phone"]
    return "both" if together else "fax"


def _joined(before: str, labels: list[re.Match[str]]) -> bool:
    between = before[labels[-2].end() : labels[-1].start()]
    return bool(re.fullmatch(r"[ ./,&]*(?:และ|หรือ|,|/|&)?[ ./]*", between))


def _grouped(lengths: tuple[int, ...]) -> str:
    first, *others = lengths
    start = rf"\(?0\d{{{first - 1}}}\)?" if first > 1 else r"\(?0\)?"
    return _GAP.join([start, *(rf"\d{{{length}}}" for length in others)])


def _grouped_abroad(lengths: tuple[int, ...]) -> str:
    first, *others = lengths
    rest = [*([first - 1] if first > 1 else []), *others]
    return _GAP.join(rf"\d{{{length}}}" for length in rest)


_PHONE = re.compile(
    rf"(?:(?P<abroad>{_ABROAD})|(?<!\d)(?<!\d[ .-]))"
    rf"(?P<rest>(?(abroad)(?:{'|'.join(map(_grouped_abroad, _GROUPS))})"
    rf"|(?:{'|'.join(map(_grouped, _GROUPS))})))(?!\d|[.,]\d)"
)


def _email(found: re.Match[str]) -> str:
    return f"{found['who']}@{found['where']}".lower().strip(".")


def _mailed(url: str) -> str:
    return re.sub("%40", "@", url[7:].partition("?")[0], flags=re.IGNORECASE)


def _with_house(lines: str, found: re.Match[str]) -> str:
    start = lines.rfind("\n", 0, found.start()) + 1
    house = _HOUSE.search(lines[max(start, found.start() - 100) : found.start()])
    if house is None and not found["code"]:
        return ""
    return shortened((house[0] if house else "") + found[0])


def _is_account(url: str) -> bool:
    found = _SOCIAL.search(url)
    account = found["account"] if found else None
    named = bool(account) and not _NO_ACCOUNT.fullmatch(account or "")
    return named or bool(_FRIEND.search(url))


def _tidy_lines(text: str) -> str:
    return "\n".join(arabic_digits(tidy(line)) for line in text.splitlines())
