"""What was read in a report, as lines for a terminal."""

from collections.abc import Iterable, Iterator

from prongsai.core.framework import Framework
from prongsai.core.reading.facts import DisagreementRead, Facts, Figure, Repair, Said
from prongsai.core.results import Result
from prongsai.core.wording import Text, same
from prongsai.readers.report import Report
from prongsai.readers.report_files import result_read


def report_lines(report: Report, language: str) -> list[str]:
    """What was recognised, what adds up, what does not, and what a person should look at."""
    facts, places = report.facts, _Places(report)
    result = result_read(facts)
    parts = (
        _head(facts),
        _found(facts, places),
        _agreeing(facts, result),
        _disagreeing(facts, result, places),
        _doubts(facts, places),
    )
    lines: list[str] = []
    for part in parts:
        told = [line.say(language) for line in part]
        lines += ["", *told] if lines and told else told
    return lines


class _Places:
    """Where a line of a report is, as one finds it again: its page, where it has pages."""

    def __init__(self, report: Report) -> None:
        self._pages = {line.number: line.page for line in report.source.lines}

    def of(self, line: int) -> Text:
        """The place of one line."""
        page = self._pages.get(line)
        return _LINE.fill(line=line) if page is None else _PAGE.fill(page=page, line=line)

    def of_all(self, lines: Iterable[int]) -> Text:
        """The places of several lines; after the third only their number."""
        every = list(dict.fromkeys(lines))
        shown = _listed([self.of(line) for line in every[:_MOST_PLACES]])
        more = len(every) - _MOST_PLACES
        return shown if more <= 0 else _AND_MORE.fill(shown=shown, more=more)


def _head(facts: Facts) -> Iterator[Text]:
    agency = facts.agency
    name = same(agency.name) if agency.name else _NO_AGENCY
    year = _YEAR.fill(year=facts.fiscal_year) if facts.fiscal_year else _NO_YEAR
    named = agency.name.endswith(f"จังหวัด{agency.province}")  # of a province the name says it
    where = [
        *([_DISTRICT.fill(name=agency.district)] if agency.district else []),
        *([_PROVINCE.fill(name=agency.province)] if agency.province and not named else []),
    ]
    yield _HEAD.fill(name=name, where=_spaced(where), year=year)
    if facts.work_year:
        yield _WORK_YEAR.fill(year=facts.work_year)
    if facts.documents:
        yield _DOCUMENTS.fill(
            names=_listed([_KINDS.get(one, same(one)) for one in facts.documents])
        )


def _found(facts: Facts, places: _Places) -> Iterator[Text]:
    yield _printed(_TOTAL, facts.total, places)
    yield _printed(_LEVEL, facts.level, places)
    known = [one for one in facts.questions if one.figure is not None]
    counts = (
        (_SCORES, len({one.node for one in facts.scores})),
        (_QUESTIONS, len({one.code for one in known})),
        (_GROUPED, sum(map(len, facts.groups.values()))),
        (_FINDINGS, len(facts.findings)),
        (_MEASURES, len(facts.measures)),
        (_FOLLOW_UP, len(facts.follow_up)),
        (_LIMITATIONS, len(facts.limitations)),
        (_SIGNERS, len(facts.signers)),
    )
    yield _COUNTS.fill(counts=_listed([name.fill(n=n) for name, n in counts if n] or [_NOTHING]))


def _printed(name: Text, said: Figure | Said | None, places: _Places) -> Text:
    if said is None:
        return _NOT_PRINTED.fill(name=name)
    return _PRINTED.fill(
        name=name, value=said.value, printed=said.printed, place=places.of(said.line)
    )


def _agreeing(facts: Facts, result: Result | None) -> Iterator[Text]:
    """The figures that were recomputed from others and came out as printed."""
    against = {one.node for one in facts.disagreements}
    if result is None or not result.complete:
        if "total" not in against and (facts.scores or facts.total):
            yield _TOO_FEW
        return
    if facts.total is not None and "total" not in against:
        yield _TOTAL_AGREES.fill(total=result.total.announced)
    code = result.level.code if result.level else None
    if facts.level is not None and facts.level.value == code and "level" not in against:
        yield _LEVEL_AGREES.fill(level=code)


def _disagreeing(facts: Facts, result: Result | None, places: _Places) -> Iterator[Text]:
    for one in facts.disagreements:
        node = _node(one.node, result.framework if result else None)
        yield _DISAGREES.fill(node=node, place=places.of_all(one.lines), says=one.explanation)
        yield from _repairs(one, places)


def _repairs(one: DisagreementRead, places: _Places) -> Iterator[Text]:
    for repair in one.repairs:
        yield _repair(repair, places)


def _repair(repair: Repair, places: _Places) -> Text:
    place = places.of(repair.line)
    return _REPAIR.fill(place=place, printed=repair.printed, reads=repair.reads)


def _doubts(facts: Facts, places: _Places) -> Iterator[Text]:
    if facts.doubts:
        yield _TO_LOOK_AT.fill(n=len(facts.doubts))
    for one in facts.doubts:
        printed = _AS_PRINTED.fill(printed=_short(one.printed)) if one.printed else same("")
        is_read = one.reads and one.reads.casefold() != one.printed.casefold()
        reads = _AS_READ.fill(reads=_short(one.reads)) if is_read else same("")
        yield _DOUBT.fill(place=places.of(one.line), printed=printed, reads=reads, why=one.reason)


def _node(code: str, framework: Framework | None) -> Text:
    named = {"total": _TOTAL, "level": _LEVEL}.get(code)
    if named:
        return named
    node = framework.nodes.get(code) if framework else None
    return same(code) if node is None else _NODE.fill(code=code, name=node.name)


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def _listed(names: list[Text]) -> Text:
    return Text(*(", ".join(name.say(language) for name in names) for language in ("th", "en")))


def _spaced(names: list[Text]) -> Text:
    return Text(*("".join(f" {one.say(language)}" for one in names) for language in ("th", "en")))


_MOST_PLACES = 3
_LONGEST = 60
_LINE = Text("บรรทัด {line}", "line {line}")
_PAGE = Text("หน้า {page} บรรทัด {line}", "page {page}, line {line}")
_AND_MORE = Text("{shown} และอีก {more} แห่ง", "{shown} and {more} more")
_HEAD = Text("{name}{where} {year}", "{name}{where}, {year}")
_NO_AGENCY = Text("(อ่านไม่พบชื่อหน่วยงาน)", "(no agency's name was read)")
_YEAR = Text("ปีงบประมาณ {year}", "fiscal year {year}")
_NO_YEAR = Text("(อ่านไม่พบปีงบประมาณ โปรดระบุด้วย --year)", "(no fiscal year was read; give --year)")
_DISTRICT = Text("อำเภอ{name}", "อำเภอ{name}")
_PROVINCE = Text("จังหวัด{name}", "จังหวัด{name}")
_WORK_YEAR = Text("มาตรการของปีงบประมาณ {year}", "Measures of fiscal year {year}")
_DOCUMENTS = Text("เอกสารในไฟล์: {names}", "Documents in it: {names}")
_KINDS = {
    "cover": Text("ปก", "cover"),
    "announcement": Text("ประกาศ", "announcement"),
    "memo": Text("บันทึกข้อความ", "memo"),
    "analysis_report": Text("รายงานการวิเคราะห์ผลการประเมิน", "analysis of the result"),
    "measures": Text("มาตรการ", "measures"),
    "results_report": Text("รายงานผลการดำเนินการ", "report of results"),
    "constraints_analysis": Text("การวิเคราะห์ข้อจำกัด", "analysis of limitations"),
    "follow_up_table": Text("ตารางกำกับติดตาม", "follow-up table"),
    "photo_pages": Text("หน้าภาพถ่าย", "pages of photographs"),
}
_TOTAL = Text("คะแนนภาพรวม", "Overall score")
_LEVEL = Text("ระดับ", "Level")
_PRINTED = Text(
    "{name}: {value} (พิมพ์ว่า {printed} {place})", "{name}: {value} (printed {printed}, {place})"
)
_NOT_PRINTED = Text("{name}: ไม่ได้พิมพ์ไว้", "{name}: not printed")
_COUNTS = Text("อ่านได้: {counts}", "Read: {counts}")
_NOTHING = Text("ไม่มีรายการอื่น", "nothing else")
_SCORES = Text("คะแนนตัวชี้วัดและแบบวัด {n}", "{n} scores of indicators and instruments")
_QUESTIONS = Text("คะแนนข้อคำถาม {n}", "{n} scores of questions")
_GROUPED = Text("ข้อที่จัดกลุ่ม {n}", "{n} questions in groups")
_FINDINGS = Text("ข้อค้นพบ {n}", "{n} findings")
_MEASURES = Text("มาตรการ {n} แถว", "{n} rows of measures")
_FOLLOW_UP = Text("การกำกับติดตาม {n} แถว", "{n} rows of follow-up")
_LIMITATIONS = Text("ข้อจำกัด {n}", "{n} limitations")
_SIGNERS = Text("ผู้ลงนาม {n}", "{n} signers")
_TOO_FEW = Text(
    "ตัวเลขที่พิมพ์ไว้ไม่พอให้คำนวณคะแนนรวม จึงยังบอกไม่ได้ว่าตรงกันหรือไม่",
    "Too few figures are printed to compute the total, so it cannot be told whether they add up",
)
_TOTAL_AGREES = Text(
    "ตรงกัน คะแนนภาพรวม: คำนวณจากส่วนประกอบได้ {total} เท่ากับที่พิมพ์",
    "Adds up, overall score: its parts give {total}, as printed",
)
_LEVEL_AGREES = Text(
    "ตรงกัน ระดับ: {level} ตามหลักเกณฑ์ของปี", "Adds up, level: {level} by the rules of the year"
)
_NODE = Text("{code} {name}", "{code} {name}")
_DISAGREES = Text("ไม่ตรงกัน {node} ({place}): {says}", "Does not add up, {node} ({place}): {says}")
_REPAIR = Text(
    "    ถ้า {place} ที่พิมพ์ว่า {printed} คือ {reads} ทุกตัวเลขจะตรงกัน โปรดตรวจกับต้นฉบับ",
    "    If {printed} on {place} is {reads}, every figure fits; look at the original",
)
_TO_LOOK_AT = Text("โปรดตรวจกับต้นฉบับ {n} จุด", "To look at in the original: {n}")
_DOUBT = Text("  {place}{printed}{reads}: {why}", "  {place}{printed}{reads}: {why}")
_AS_PRINTED = Text(" พิมพ์ว่า '{printed}'", ", printed '{printed}'")
_AS_READ = Text(" อ่านเป็น '{reads}'", ", read as '{reads}'")
