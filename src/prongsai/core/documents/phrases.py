"""The wording of documents: ours in phrases/, and what an office puts beside it.

A phrase is known by its slot, and where it differs by subject (an indicator, a theme, a question)
by slot and subject: ``advice`` and ``advice/1``. Its text has fields in braces. An office's own
wording replaces a phrase of the same name, or makes one for a single subject.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import NamedTuple

from prongsai.core.documents.blocks import Item, Paragraph, Place, Run, Words
from prongsai.core.documents.field_names import THAI, our_name
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.wording import Text, same
from prongsai.core.yamlfile import Mapping as YamlMapping
from prongsai.core.yamlfile import read_yaml

# Fields that every phrase may use, whatever our own text uses.
COMMON = ("agency", "place", "year", "work_year", "assessment")
DOTS = "." * 40
MOST_CHARACTERS = 5_000
_CLOSING, _OPENING = frozenset(")]”ๆฯ"), frozenset("([“")


class Phrase(NamedTuple):
    """A phrase: its name (slot, or slot/subject), what an officer calls it, its text and fields."""

    name: str
    title: str
    text: str
    fields: frozenset[str]


# An office's wording: kind of document → name of the phrase → text.
Overlay = Mapping[str, Mapping[str, str]]


@cache
def phrases_of(kind: str) -> Mapping[str, Phrase]:
    """Our phrases of a kind, by name; KeyError for a kind that has no file."""
    file = files("prongsai") / "phrases" / f"{kind}.yaml"
    if not file.is_file():
        raise KeyError(kind)
    read = read_yaml(file.read_text("utf-8"), f"{kind}.yaml")
    return {phrase.name: phrase for phrase in _phrases(read)}


def merged(*overlays: Overlay) -> Overlay:
    """Several wordings as one; a later one stands over an earlier one."""
    kinds = {kind for overlay in overlays for kind in overlay}
    return {
        kind: {name: text for one in overlays for name, text in one.get(kind, {}).items()}
        for kind in kinds
    }


def check_wording(kind: str, name: str, text: str) -> None:
    """Raise ProblemsFound where a text cannot stand for a phrase of a kind, with the reason."""
    problems = list(_wrong(kind, name, text))
    if problems:
        raise ProblemsFound(problems)


def phrase_for(kind: str, name: str) -> Phrase:
    """Our phrase of this name, or the one of its slot; KeyError where the kind has neither."""
    phrases = phrases_of(kind)
    return phrases[name] if name in phrases else phrases[name.partition("/")[0]]


def open_or(value: str | None, name: str, dots: str = DOTS) -> Words:
    """A value, or where it is not known dots to fill by hand, which ``name`` tells about."""
    return (Run(value),) if value else (Run(dots, blank=name),)


class Wording:
    """The phrases of one document, with the fields that all of them share."""

    def __init__(self, kind: str, overlay: Overlay, shared: Mapping[str, str | Words]) -> None:
        self._kind = kind
        self._own = overlay.get(kind, {})
        self._shared = shared

    def words(self, slot: str, subject: str = "", **fields: str | Words) -> Words:
        """The phrase of a slot, filled; its own wording for a subject comes before the slot's.

        An office's wording with a field that there is no more gives way to ours.
        """
        given = {**self._shared, **fields}
        names = (f"{slot}/{subject}", slot) if subject else (slot,)
        own = (self._own.get(name) for name in names)
        for text in own:
            if text is not None and _fields_in(text) <= given.keys():
                return _filled(text, given)
        ours = phrases_of(self._kind)
        return _filled(next(ours[name].text for name in names if name in ours), given)

    def paragraph(self, slot: str, subject: str = "", **fields: str | Words) -> Paragraph:
        """An indented paragraph that knows where its words come from."""
        return Paragraph(self.words(slot, subject, **fields), place=Place(slot, subject))

    def item(self, slot: str, subject: str = "", mark: str = "", **fields: str | Words) -> Item:
        """An entry, or a line of a cell, that knows where its words come from."""
        return Item(self.words(slot, subject, **fields), mark, place=Place(slot, subject))


def _fields_in(text: str) -> frozenset[str]:
    """The fields that a text uses, by our names."""
    parts = Formatter().parse(text)
    return frozenset(our_name(field) for _, field, _, _ in parts if field is not None)


def _filled(text: str, fields: Mapping[str, str | Words]) -> Words:
    return tuple(_apart(_runs(text, fields)))


def _apart(runs: Iterator[Run]) -> Iterator[Run]:
    """The same words, with the space that Thai has round brackets and after its signs ๆ and ฯ.

    A phrase cannot know how a name ends: ``เทศบาลตำบลตัวอย่าง (สาธิต)`` has no verb set to it.
    """
    before = ""
    for run in runs:
        after = run.text[:1]
        if (before in _CLOSING and after.isalnum()) or (before.isalnum() and after in _OPENING):
            yield Run(" ")
        yield run
        before = run.text[-1:] or before


def _runs(text: str, fields: Mapping[str, str | Words]) -> Iterator[Run]:
    for literal, field, _, _ in Formatter().parse(text):
        if literal:
            yield Run(literal)
        if field is None:
            continue
        value = fields[our_name(field)]
        if not isinstance(value, str):
            yield from value
        elif value:
            yield Run(value)


def _phrases(read: YamlMapping) -> Iterator[Phrase]:
    for slot, given in read.items():
        texts = given.get("by", {})
        if "text" in given:
            yield _phrase(slot, given["title"], given["text"])
        for subject, text in texts.items():
            yield _phrase(f"{slot}/{subject}", given["title"], text)


def _phrase(name: str, title: str, text: str) -> Phrase:
    return Phrase(name, title, text, _fields_in(text) | set(COMMON))


def _wrong(kind: str, name: str, text: str) -> Iterator[Problem]:
    where = same(f"{kind}: {name}")
    try:
        phrase = phrase_for(kind, name)
        used = _fields_in(text)
    except KeyError:
        yield Problem(where, _NO_SUCH_PHRASE)
    except ValueError:
        yield Problem(where, _BRACES)
    else:
        if used - phrase.fields:
            yield Problem(where, _no_such_field(used - phrase.fields, phrase.fields))
        if not text.strip():
            yield Problem(where, _NO_WORDS)
        if len(text) > MOST_CHARACTERS:
            yield Problem(where, _TOO_LONG)


def _no_such_field(unknown: frozenset[str], known: frozenset[str]) -> Text:
    thai, ours = sorted(THAI.get(one, one) for one in known), sorted(known)
    return _NO_SUCH_FIELD.fill(
        fields=", ".join(sorted(unknown)), known=Text(", ".join(thai), ", ".join(ours))
    )


_NO_SUCH_PHRASE = Text(
    "เอกสารชนิดนี้ไม่มีข้อความชื่อนี้ โปรดดูชื่อข้อความด้วยคำสั่ง prongsai document phrases",
    "this kind of document has no such phrase; see `prongsai document phrases` for the names.",
)
_BRACES = Text(
    "วงเล็บปีกกาไม่ครบคู่ โปรดเขียนช่องเติมเป็น {{agency}} หรือพิมพ์ {{{{ และ }}}} หากต้องการตัววงเล็บ",
    "the braces do not pair; write a field as {{agency}}, or {{{{ and }}}} for the braces.",
).fill()
_NO_SUCH_FIELD = Text(
    "ข้อความนี้ไม่มีช่องเติม {fields} ใช้ได้: {known}",
    "this phrase has no field {fields}; it may use: {known}.",
)
_NO_WORDS = Text(
    "ข้อความว่างเปล่า โปรดเขียนถ้อยคำ หรือลบออกเพื่อใช้ถ้อยคำเดิม",
    "there are no words; write some, or remove it to use ours.",
)
_TOO_LONG = Text(
    "ข้อความยาวเกิน 5,000 อักขระ โปรดตัดให้สั้นลง", "the text is over 5,000 characters; shorten it."
)
