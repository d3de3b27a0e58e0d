"""One difference between two years' rules, and the sentence that tells it."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple, get_args

from prongsai.core.terms import joined
from prongsai.core.wording import Text, same

Kind = Literal[
    "instruments",
    "indicators",
    "questions",
    "items",
    "scales",
    "levels",
    "bands",
    "themes",
    "sampling",
    "calendar",
]
Change = Literal[
    "count",
    "weight",
    "combine",
    "added",
    "removed",
    "renumbered",
    "retitled",
    "moved",
    "reworded",
    "parts_added",
    "parts_removed",
    "scale",
    "options",
    "polarity",
    "data_year",
    "elements_added",
    "elements_removed",
    "theme",
    "starts",
    "condition",
    "passes",
    "sample",
    "people",
    "dates",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
CHANGES: tuple[Change, ...] = get_args(Change)

NOTHING = same("")


class Found(NamedTuple):
    """A change of one thing: its code, its name, and what was before and after."""

    kind: Kind
    change: Change
    code: str
    name: Text
    before: Text = NOTHING
    after: Text = NOTHING

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands among all: first by kind, then by what changed."""
        return KINDS.index(self.kind), CHANGES.index(self.change)


class Difference(NamedTuple):
    """What changed in the same way for one thing or several, as one sentence.

    ``codes`` are those of the later year, of the earlier for what was dropped; ``before`` and
    ``after`` are ``None`` where the sentence does not need them.
    """

    kind: Kind
    change: Change
    codes: tuple[str, ...]
    before: Text | None
    after: Text | None
    says: Text

    def as_json(self, language: str) -> dict[str, Any]:
        """The difference for machines."""
        return {
            "kind": self.kind,
            "change": self.change,
            "codes": list(self.codes),
            "before": self.before.say(language) if self.before else None,
            "after": self.after.say(language) if self.after else None,
            "says": self.says.say(language),
        }


def told(found: Iterable[Found]) -> tuple[Difference, ...]:
    """Differences in the order of ``KINDS`` and ``CHANGES``; equal changes are told together."""
    together: dict[object, list[Found]] = {}
    for one in sorted(found, key=lambda one: one.place):
        alone = one.change in ("added", "removed") and one.kind in _KNOWN_BY_CODE and one.code
        key = (one.kind, one.change, one.before, one.after, alone)
        together.setdefault(key, []).append(one)
    return tuple(_difference(several) for several in together.values())


def _difference(several: list[Found]) -> Difference:
    first = several[0]
    subject = _subject(first) if len(several) == 1 else joined(", ", map(_short, several))
    return Difference(
        kind=first.kind,
        change=first.change,
        codes=tuple(one.code for one in several),
        before=first.before if any(first.before) else None,
        after=first.after if any(first.after) else None,
        says=_SAYS[first.change].fill(subject=subject, before=first.before, after=first.after),
    )


def _subject(one: Found) -> Text:
    """What a sentence is about: the code with the name, unless the sentence gives names itself."""
    if one.change == "retitled":
        return same(one.code)
    return _NAMED.fill(code=one.code, name=one.name) if one.kind in _KNOWN_BY_CODE else one.name


def _short(one: Found) -> Text:
    return same(one.code) if one.kind in _KNOWN_BY_CODE else one.name


# What officers look up by its code, each on a line of its own.
_KNOWN_BY_CODE = ("instruments", "indicators", "questions", "items")
_NAMED = Text("{code} {name}", "{code} {name}")

_SAYS: Mapping[Change, Text] = {
    "count": Text(
        "{subject} มี {after} ข้อ จากเดิม {before} ข้อ",
        "{subject} has {after} questions or items instead of {before}",
    ),
    "weight": Text(
        "{subject} มีน้ำหนักร้อยละ {after} จากเดิมร้อยละ {before}",
        "{subject} weighs {after} percent instead of {before}",
    ),
    "combine": Text(
        "{subject} คิดคะแนนเป็น{after} จากเดิมเป็น{before}",
        "{subject} is {after} of its parts instead of {before}",
    ),
    "added": Text("เพิ่ม {subject}", "New: {subject}"),
    "removed": Text("ยกเลิก {subject}", "Dropped: {subject}"),
    "renumbered": Text("{subject} (เดิม {before})", "{subject} (was {before})"),
    "retitled": Text(
        "{subject} เปลี่ยนชื่อจาก “{before}” เป็น “{after}”",
        "{subject}: the title is “{after}” instead of “{before}”",
    ),
    "moved": Text(
        "{subject} ย้ายจาก {before} ไปอยู่ใน {after}", "{subject} moved from {before} to {after}"
    ),
    "reworded": Text("{subject} ปรับข้อความคำถาม", "{subject}: the wording of the question changed"),
    "parts_added": Text("{subject} เพิ่มข้อย่อย: {after}", "{subject} has new parts: {after}"),
    "parts_removed": Text(
        "{subject} ตัดข้อย่อย: {before}", "{subject} no longer has the parts: {before}"
    ),
    "scale": Text(
        "{subject} ใช้คำตอบ {after} จากเดิม {before}",
        "{subject} is answered by {after} instead of {before}",
    ),
    "options": Text(
        "{subject} มีคำตอบ {after} จากเดิม {before}", "{subject} offers {after} instead of {before}"
    ),
    "polarity": Text(
        "{subject} คิดคะแนน{after} จากเดิม{before}",
        "{subject} is marked {after} instead of {before}",
    ),
    "data_year": Text(
        "{subject} ใช้ข้อมูล{after} จากเดิม{before}",
        "{subject} must show {after} instead of {before}",
    ),
    "elements_added": Text("{subject} ต้องแสดงเพิ่ม: {after}", "{subject} must now show: {after}"),
    "elements_removed": Text(
        "{subject} ไม่ต้องแสดงแล้ว: {before}", "{subject} no longer has to show: {before}"
    ),
    "theme": Text(
        "{subject} ย้ายไปประเด็น “{after}” จากเดิม “{before}”",
        "{subject} belongs to the theme “{after}” instead of “{before}”",
    ),
    "starts": Text(
        "{subject} เริ่มที่ {after} คะแนน จากเดิม {before} คะแนน",
        "{subject} begins at {after} instead of {before}",
    ),
    "condition": Text(
        "{subject} กำหนดว่า{after} จากเดิม{before}",
        "{subject} asks for {after} instead of {before}",
    ),
    "passes": Text("{subject} {after} จากเดิม{before}", "{subject} {after}; before, it {before}"),
    "sample": Text(
        "{subject} ต้องมีผู้ตอบ{after} จากเดิม{before}",
        "{subject} needs {after} instead of {before}",
    ),
    "people": Text(
        "{subject} ผู้มีสิทธิตอบคือ{after} จากเดิมคือ{before}",
        "{subject} is answered by: {after}; before, by: {before}",
    ),
    "dates": Text("{subject}: {after} (เดิม {before})", "{subject}: {after} (before: {before})"),
}
