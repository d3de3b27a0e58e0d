"""Which fiscal years something says that it is of, and whether that is the year asked for.

Years of laws, days of letters, copyrights and the year of the assessment itself are no years of
what is shown. A name of a file and a title weigh more than running text.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from prongsai.core.calendar import BUDDHIST_ERA, FiscalYear, Span
from prongsai.core.evidence.days import periods, plain_lines, without_days
from prongsai.core.evidence.shown import Shown
from prongsai.core.evidence.texts import says, says_all, shortened
from prongsai.core.thai import arabic_digits, tidy

Place = Literal["title", "file_name", "heading", "text"]

# How much a place weighs: what heads a document says of which year it is.
_WEIGHT: dict[Place, int] = {"title": 3, "file_name": 3, "heading": 2, "text": 1}
# How sure a way of writing is: it names the fiscal year; it names a year; it only has a number;
# or it was read off a scan, where one digit is easily taken for another.
NAMED, USUAL, BARE, DOUBTFUL = 3, 2, 1, 0
_HEAD_OF_DOCUMENT = 15
# A plan that runs longer is a nation's, and every agency's plan quotes it.
_LONGEST_PLAN = 10
# How far before a year the words stand that say whose it is.
_REACH = 200
# A page without line breaks is read in pieces: what is looked for grows with the square of a line.
_LONGEST_LINE = 600

_BUDDHIST = r"25\d\d"
_CHRISTIAN = r"20\d\d"
_FOUR = rf"(?<!\d)(?<!\d[,.])(?:{_BUDDHIST}|{_CHRISTIAN})(?!\d|[.,]\d)"
_TWO = r"(?<!\d)(?<!\d[,.])[4-9]\d(?!\d|[.,/%]\d?| ?(?:บาท|คน|ราย|เรื่อง|ครั้ง|%|ล้าน))"
_ERA = r"(?:\(?พ\.? ?ศ\.?\)?|\(?ค\.? ?ศ\.?\)?)"
_DASH = "(?:[-‐-―−/]|(?:จน)?ถึง)"

_NAMES = re.compile(
    rf"(?:ปี ?(?:งบ ?(?:ประมาณ|ฯ)?|งปม\.?)|งบประมาณ(?:รายจ่าย)? ?(?:ประจำ)? ?ปี|งบ ?ปี|(?<![ก-๎])งบ"
    rf"|fiscal ?year|budget ?year|\bFY ?)(?: ?ประจำ ?ปี)? ?[:.]? ?{_ERA}? ?(?P<year>{_FOUR}|{_TWO})",
    re.IGNORECASE,
)
_USUALLY = re.compile(
    rf"(?:ประจำ ?ปี|ไตรมาส ?(?:ที่)? ?\d(?: ?{_DASH} ?\d)? ?(?:/|ปี|ของปี)|รอบปี|ในปี|ปีการศึกษา"
    rf"|(?<![ก-๎])ปี|annual report|ครั้งที่ ?\d{{1,2}} ?/) ?{_ERA}? ?(?P<year>{_FOUR}|{_TWO})",
    re.IGNORECASE,
)
_ALONE = re.compile(
    rf"{_ERA}? ?(?P<year>{_FOUR})(?! ?(?:คน|ราย|บาท|ครั้ง|เรื่อง|ฉบับ|ตร\.|ตาราง|กิโล|หมู่|แห่ง))"
)
_RANGE = re.compile(rf"(?P<first>{_FOUR}) ?{_DASH} ?{_ERA}? ?(?P<last>{_FOUR}|{_TWO})")
_IN_FILE_NAME = re.compile(rf"(?P<year>(?<!\d)(?:{_BUDDHIST}|{_CHRISTIAN})(?!\d))")
_SHORT_IN_FILE_NAME = re.compile(r"(?<![\d.])(?P<year>[67]\d)(?![\d.])")
_DIGITS = re.compile(r"\d\d")
# A line without any of these says no six months.
_SIX = re.compile(r"เดือน|ไตรมาส|มี\. ?ค|มีนา|ครึ่งปี|month|year", re.IGNORECASE)
_TELEPHONE = re.compile(r"(?<!\d)0[ -]?\d{4}[ -]\d{4}(?!\d)")

_LAW = re.compile(
    r"(?:พระราช(?:บัญญัติ|กฤษฎีกา|กำหนด)|พ\. ?ร\. ?[บฎก]\.|ระเบียบ|กฎ(?:กระทรวง|หมาย|ก\.)"
    r"|ข้อบังคับ|รัฐธรรมนูญ|ประมวล|ฉบับที่|มาตรฐานทางจริยธรรม|หลักเกณฑ์|ว่าด้วย)[^\n]{0,160}$"
)
_LETTER = re.compile(r"(?:(?:ที่|เลขที่|คำสั่ง|สัญญา|ประกาศ|ว ?\d*)[^\n]{0,40}\d ?/ ?|ลงวันที่[^\n]{0,30})$")
_NOT_ITS_OWN = re.compile(
    r"(?:(?:copyright|©|\(c\)|ลิขสิทธิ์)[^\n]{0,40}|(?<![a-z])(?:ITA|OIT)(?![a-z])"
    r"(?! ?ไป(?:สู่|ใช้|พัฒนา|ปรับ))[^\n]{0,40}"
    r"|การประเมินคุณธรรมและความโปร่งใส[^\n]{0,60}|(?:ก่อตั้ง|(?<!การ)จัดตั้ง|ยกฐานะ|เกิด(?:เมื่อ|ปี|วัน)|since|est\.)[^\n]{0,25})[^\n]{0,8}$",
    re.IGNORECASE,
)
_OF_THE_NATION = re.compile(r"(?:แห่งชาติ|ยุทธศาสตร์ชาติ|แผนแม่บท|ปฏิรูปประเทศ|20 ?ปี)[^\n]{0,60}$")


class YearSeen(NamedTuple):
    """A fiscal year (B.E.) that something says it is of, or a run of years to ``last``.

    ``place`` is where it is said, ``sure`` how clearly (``NAMED``, ``USUAL``, ``BARE``,
    ``DOUBTFUL``), ``words`` the line that says it.
    """

    year: int
    last: int
    place: Place
    sure: int
    words: str

    @property
    def is_run(self) -> bool:
        """Whether it is of several years, as a plan is."""
        return self.last > self.year


def fiscal_years_of(text: str, place: Place = "text") -> tuple[YearSeen, ...]:
    """Every fiscal year that a text says it is of, in the order of reading.

    >>> [seen.year for seen in fiscal_years_of("แผนปฏิบัติการ ปีงบประมาณ พ.ศ. ๒๕๖๘")]
    [2568]
    """
    lines = plain_lines(text).split("\n")
    dated = (line for line in lines if _DIGITS.search(line))
    pieces = (piece for line in dated for piece in _pieces(line))
    return tuple(seen for piece in pieces for seen in _years_of_line(piece, place))


def years_of_file_name(url: str) -> tuple[YearSeen, ...]:
    """The years in the name of a file, without those of the folders that it was put into."""
    path = re.split(r"[?#]", re.sub(r"^[a-z]+://[^/]*", "", url), maxsplit=1)[0]
    stem = re.sub(r"\.\w{2,5}$", "", _decoded(path.rsplit("/", 1)[-1]))
    name = tidy(arabic_digits(stem.replace("_", " ").replace("+", " ")))
    if runs := [s._replace(place="file_name") for s in _runs(name, "file_name")]:
        return tuple(runs)
    long = [_seen(m, "file_name", USUAL, name) for m in _IN_FILE_NAME.finditer(name)]
    if long or re.fullmatch(r"[\W\d]*", name):
        return tuple(long)
    return tuple(_seen(m, "file_name", BARE, name) for m in _SHORT_IN_FILE_NAME.finditer(name))


def years_of(shown: Shown) -> tuple[YearSeen, ...]:
    """Every fiscal year that a page or file says it is of: by name, title, head and text."""
    is_page = shown.format == "html"
    if shown.scanned:
        read = fiscal_years_of(shown.text)
        doubtful = (s._replace(sure=DOUBTFUL) for s in read if s.sure > BARE)
        return (*years_of_file_name(shown.address or shown.url), *doubtful)
    head = () if is_page else shown.lines[:_HEAD_OF_DOCUMENT]
    return (
        *(() if is_page else years_of_file_name(shown.address or shown.url)),
        *fiscal_years_of(shown.title, "title"),
        *fiscal_years_of("\n".join(head), "heading"),
        *fiscal_years_of("\n".join(shown.lines[len(head) :])),
    )


def fits(data_year: str | None, year: int, found: Iterable[YearSeen]) -> bool | None:
    """Whether years that were seen fit what an item asks for; ``None`` where it cannot be told.

    ``year`` is the fiscal year of the assessment (B.E.). ``C`` and ``C6`` ask for that year,
    ``P`` for the one before, ``L`` for a plan that covers it, ``N`` for none. Whether a C6 item
    shows six months is what ``six_months`` tells.
    """
    seen = tuple(found)
    if data_year in (None, "N"):
        return True
    if data_year == "L":
        return _covered(year, seen)
    return _is_of(year - 1 if data_year == "P" else year, seen)


def six_months(text: str) -> str:
    """The words that say that something is of the first six months of a fiscal year, or ends with
    them; empty where none does. A table of all six months says it too."""
    for line in plain_lines(text).split("\n"):
        if _SIX.search(line) and any(_says_six_months(piece) for piece in _pieces(line)):
            return shortened(line)
    monthly = says_all(text, "ตุลาคม", "พฤศจิกายน", "ธันวาคม", "มกราคม", "กุมภาพันธ์", "มีนาคม")
    short = says_all(text, "ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.")
    return "ต.ค. – มี.ค." if monthly or short else ""


def _pieces(line: str) -> Iterator[str]:
    for at in range(0, len(line), _LONGEST_LINE):
        yield line[at : at + _LONGEST_LINE]


def _is_of(wanted: int, seen: tuple[YearSeen, ...]) -> bool | None:
    clear = [s for s in seen if not s.is_run and (s.sure > BARE or s.place != "text")]
    own = [s for s in clear if s.year == wanted]
    others = [s for s in clear if s.year != wanted]
    heaviest_own, heaviest_other = _heaviest(own), _heaviest(others)
    if own and (heaviest_own >= heaviest_other or heaviest_own > 1):
        return True
    if own:  # the title says another year, the text this one: told by what the text says more
        return None if len(own) >= len([s for s in others if s.place == "text"]) else False
    mentioned = any(s.year <= wanted <= s.last for s in seen)
    if others and (heaviest_other > 1 or not mentioned):
        return False
    # A digit that was misread does not make the very year that is asked for.
    read_off = any(s.sure == DOUBTFUL and s.year == s.last == wanted for s in seen)
    return True if read_off and not others else None


def _covered(year: int, seen: tuple[YearSeen, ...]) -> bool | None:
    plans = [s for s in seen if s.is_run and s.last - s.year <= _LONGEST_PLAN]
    runs = [s for s in plans if s.sure > DOUBTFUL]
    heaviest = _heaviest(runs)
    # What heads the plan decides; its text quotes plans of others.
    runs = [s for s in runs if heaviest == 1 or s.place != "text"]
    if runs:
        return any(s.year <= year <= s.last for s in runs)
    if any(s.year <= year <= s.last for s in plans):
        return True
    single = [s for s in seen if not s.is_run and s.place != "text"]
    return None if not single or any(s.year == year for s in single) else False


def _heaviest(seen: Iterable[YearSeen]) -> int:
    return max((_WEIGHT[s.place] for s in seen), default=0)


def _years_of_line(line: str, place: Place) -> Iterator[YearSeen]:
    found = periods(line)
    for words, span in found:
        yield from _of_period(words, span, place, line)
        line = line.replace(words, " ")
    line = _TELEPHONE.sub(" ", without_days(line))
    yield from _runs(line, place)
    line = _RANGE.sub(" ", line)
    for pattern, sure in ((_NAMES, NAMED), (_USUALLY, USUAL), (_ALONE, BARE)):
        for match in pattern.finditer(line):
            before = line[max(0, match.start() - _REACH) : match.start()]
            if not _of_something_else(before, match, sure):
                yield _seen(match, place, sure, line)
        line = pattern.sub(lambda match: " " * len(match[0]), line)


def _of_period(words: str, span: Span, place: Place, line: str) -> Iterator[YearSeen]:
    first, last = FiscalYear.of(span.starts).year, FiscalYear.of(span.ends).year
    if first == last:
        yield YearSeen(first, first, place, NAMED, shortened(line))
    elif last == first + 1:  # a calendar year, for one: nine of its months are of the first
        yield YearSeen(first, first, place, BARE, shortened(line))
        yield YearSeen(last, last, place, BARE, shortened(line))
    else:
        yield YearSeen(first, last, place, NAMED, shortened(words))


def _runs(line: str, place: Place) -> Iterator[YearSeen]:
    for match in _RANGE.finditer(line):
        first, last = _year(match["first"]), _year(match["last"])
        before = line[max(0, match.start() - _REACH) : match.start()]
        quoted = place == "text" and _OF_THE_NATION.search(before)
        if first < last and not quoted:
            yield YearSeen(first, last, place, NAMED, shortened(line))


def _of_something_else(before: str, match: re.Match[str], sure: int) -> bool:
    """Whether a year is of a law, a letter, a copyright or of the assessment itself."""
    if _NOT_ITS_OWN.search(before):
        return True
    return sure == BARE and bool(_LAW.search(before) or _LETTER.search(before + match[0][:-4]))


def _seen(match: re.Match[str], place: Place, sure: int, line: str) -> YearSeen:
    year = _year(match["year"])
    return YearSeen(year, year, place, sure, shortened(line))


def _year(digits: str) -> int:
    """A year of the Buddhist era; two digits are of this century of it."""
    if len(digits) == 2:
        return 2500 + int(digits)
    year = int(digits)
    return year if year > 2400 else year + BUDDHIST_ERA


def _says_six_months(line: str) -> bool:
    named = r"(?:รอบ|ระยะ(?:เวลา)?)? ?\(?(?<!\d)6 ?เดือน(?! ?หลัง)|หกเดือน|ครึ่งปี(?:งบประมาณ)? ?แรก"
    quarters = r"ไตรมาส ?(?:ที่)? ?(?:1 ?(?:-|–|ถึง|และ|,|&) ?(?:ไตรมาส ?(?:ที่)? ?)?)?2(?!\d)"
    up_to = r"ณ ?(?:สิ้น|วันที่)? ?(?:31)? ?(?:เดือน)? ?(?:มี\.? ?ค\.|มีนาคม)"
    ways = f"{named}|{quarters}|{up_to}|(?:six|6)[ -]?months?|half[ -]year"
    if re.search(ways, line, re.IGNORECASE):
        return True
    if any(span.starts.month == 10 and span.ends.month == 3 for _, span in periods(line)):
        return True
    return says(line, "ตุลาคม-มีนาคม", "ตุลาคม–มีนาคม", "ต.ค.-มี.ค.", "ต.ค.–มี.ค.", "ตุลาคม ถึง มีนาคม")


def _decoded(name: str) -> str:
    """The name of a file as people read it."""

    def letters(found: re.Match[str]) -> str:
        return bytes.fromhex(found[0].replace("%", "")).decode("utf-8", "replace")

    return re.sub(r"(?:%[0-9A-Fa-f]{2})+", letters, name)
