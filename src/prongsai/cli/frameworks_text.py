"""Which rules there are, and what changed in them, as lines for a terminal."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from prongsai.cli.frameworks_tree import draft_lines
from prongsai.core.differences import Difference, Kind
from prongsai.core.framework import Framework
from prongsai.core.terms import STATUSES
from prongsai.core.wording import Text

_INDENT = " " * 10


def summary_lines(rules: Framework, frozen: Mapping[str, str], language: str) -> Iterator[str]:
    """One year in one line, and under it what is only a draft."""
    status = _FROZEN if rules.name in frozen else STATUSES[rules.status]
    digest = rules.digest[: len("sha256:") + 12]
    yield f"{rules.name:<9} {_counts(rules)}  {digest}  {status.say(language)}"
    if rules.because is not None:
        yield _INDENT + rules.because.say(language)
    if codes := draft_codes(rules):
        yield _INDENT + _DRAFTS.fill(name="", codes=", ".join(codes)).say(language).lstrip()


def draft_codes(rules: Framework) -> list[str]:
    """The nodes whose rules are not certain."""
    return [node.code for node in rules.assessment.walk() if node.status == "draft"]


def sound_line(file: str, rules: Framework, language: str) -> str:
    """That a file is sound, with the counts by which its author sees that nothing is missing."""
    says = _SOUND_DRAFT if rules.status == "draft" else _SOUND
    return says.fill(file=file, counts=_counts(rules)).say(language)


def worded_line(file: str, rules: Framework, language: str) -> str:
    """That a file of wordings fits the rules of its year."""
    return _WORDED.fill(file=file, name=rules.name).say(language)


def difference_lines(
    before: Framework, after: Framework, found: Iterable[Difference], language: str
) -> Iterator[str]:
    """What changed, grouped as an officer reads it."""
    yield _CHANGES.fill(before=before.year, after=after.year).say(language)
    for rules in (before, after):
        yield from draft_lines(rules.status, rules.because, language, of=rules.name)
        if codes := draft_codes(rules):
            yield _DRAFTS.fill(name=rules.name, codes=", ".join(codes)).say(language)
    groups = [(kind, list(group)) for kind, group in groupby(found, key=lambda one: one.kind)]
    if not groups:
        yield _NO_CHANGES.say(language)
    for kind, group in groups:
        yield ""
        yield _CHANGED[kind].say(language)
        yield from (f"  {one.says.say(language)}" for one in group)


def _counts(rules: Framework) -> str:
    counts = [(it.code, sum(node.is_marked for node in it.walk())) for it in rules.instruments]
    return "  ".join(f"{code} {count:>2}" for code, count in counts)


_FROZEN = Text("ประกาศใช้แล้ว", "frozen")
_DRAFTS = Text("{name} ส่วนที่ยังเป็นร่าง: {codes}", "{name} not yet certain: {codes}")
_SOUND = Text("{file}: ถูกต้อง  {counts}", "{file}: sound  {counts}")
_SOUND_DRAFT = Text("{file}: ถูกต้อง  {counts}  (ร่าง)", "{file}: sound  {counts}  (draft)")
_WORDED = Text("{file}: ถูกต้อง ใช้กับหลักเกณฑ์ {name} ได้", "{file}: sound, and fits the rules {name}")
_CHANGES = Text(
    "สิ่งที่เปลี่ยนจากปีงบประมาณ {before} เป็นปีงบประมาณ {after}",
    "What changed from fiscal year {before} to {after}",
)
_NO_CHANGES = Text("หลักเกณฑ์ไม่มีอะไรเปลี่ยน", "Nothing changed in the rules")
_CHANGED: Mapping[Kind, Text] = {
    "instruments": Text("แบบวัดและน้ำหนัก", "Instruments and weights"),
    "indicators": Text("ตัวชี้วัดและตัวชี้วัดย่อย", "Indicators and sub-indicators"),
    "questions": Text("ข้อคำถาม IIT และ EIT", "IIT and EIT questions"),
    "items": Text("ข้อตรวจ OIT", "OIT items"),
    "scales": Text("มาตรวัด", "Scales"),
    "levels": Text("ระดับผลการประเมิน", "Levels"),
    "bands": Text("กลุ่มคะแนนที่ใช้วิเคราะห์", "Bands of the analysis"),
    "themes": Text("ประเด็นที่ใช้วิเคราะห์", "Themes of the analysis"),
    "sampling": Text("จำนวนผู้ตอบ", "Number of answers"),
    "calendar": Text("ปฏิทิน", "Calendar"),
}
