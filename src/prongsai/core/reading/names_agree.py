"""Names held against each other: one agency in two spellings, a number beside another's name."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from prongsai.core.framework import Framework
from prongsai.core.reading.facts import Doubt, Facts
from prongsai.core.reading.outline import Part
from prongsai.core.reading.passages import Passage, passages
from prongsai.core.reading.subjects import Title, named_in, number_doubts, titles_of
from prongsai.core.thai import closed_up
from prongsai.core.wording import Text

# A shorter name is like too many words.
_SHORTEST = 4
_LETTERS_PER_CHANGE = 4
# A name with a letter more or less is one only where something ends it.
_END = re.compile("$|อำเภอ|จังหวัด|ตำบล|ประจำปี|ได้|จึง|มี|[^ก-๎]")
_NUMBERED = re.compile(r"(?:ตัวชี้วัด|ประเด็น)\s*ที่\s*[0-9๐-๙]{1,2}(?![0-9๐-๙])")


def spellings_that_differ(facts: Facts, parts: Sequence[Part]) -> Iterator[Doubt]:
    """A doubt for each line on which the agency's name has some other letters.

    Compared is what stands after the agency's kind (``เทศบาลตำบล…``), as long as its own name.
    """
    kind, name = closed_up(facts.agency.kind), closed_up(facts.agency.name)
    own = name.removeprefix(kind)
    if not kind or own == name or len(own) < _SHORTEST:
        return
    told = {(one.line, closed_up(one.printed)) for one in facts.doubts}
    for passage in passages(parts):
        for other in _after(kind, own, closed_up(passage.words)):
            if not any(line == passage.line and other in printed for line, printed in told):
                says = _SPELT.fill(printed=kind + other, name=facts.agency.name)
                yield Doubt(passage.line, kind + other, facts.agency.name, says)


def _after(kind: str, own: str, words: str) -> Iterator[str]:
    """What stands after the kind where it is nearly, and not quite, the agency's own name."""
    most = max(len(own) // _LETTERS_PER_CHANGE, 1)
    for found in re.finditer(re.escape(kind), words):
        rest = words[found.end() : found.end() + len(own) + 10]
        if rest.startswith(own):
            continue
        other = _without_or_with_a_letter(own, rest)
        if other is None and _differing(own, rest) <= most:
            other = rest[: len(own)]
        if other is not None:
            yield other


def _without_or_with_a_letter(own: str, rest: str) -> str | None:
    for length in (len(own) - 1, len(own) + 1):
        other = rest[:length]
        if len(other) == length and _END.match(rest, length) and _one_letter_apart(own, other):
            return other
    return None


def _differing(one: str, other: str) -> int:
    """How many letters of a name are not those of a text's beginning."""
    pairs = zip(one, other.ljust(len(one))[: len(one)], strict=True)
    return sum(first != second for first, second in pairs)


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether the shorter is the longer without one letter."""
    shorter, longer = sorted((one, other), key=len)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def numbers_of_other_names(framework: Framework, parts: Sequence[Part]) -> Iterator[Doubt]:
    """A doubt for each ``ตัวชี้วัดที่`` or ``ประเด็นที่`` whose number is not that of its name.

    In running text nothing is read by either, so the doubt does not say which was followed.
    """
    titles = titles_of(framework)
    for passage in passages(parts):
        words = f"{passage.mark} {passage.words}" if _NUMBERED.match(passage.mark) else None
        yield from _numbers(passage, words or passage.words, titles)


def _numbers(passage: Passage, words: str, titles: Sequence[Title]) -> Iterator[Doubt]:
    starts = [found.start() for found in _NUMBERED.finditer(words)]
    for start, end in pairwise([*starts, len(words)]):
        named = named_in(words[start:end], titles)
        if named is not None:
            for doubt in number_doubts(named, passage.line):
                says = _WHICH.fill(number=doubt.printed, name=named.words, code=doubt.reads)
                yield doubt._replace(reason=says)


_SPELT = Text(
    "ที่นี่พิมพ์ว่า {printed} แต่ที่อื่นในรายงานเป็น {name} โปรดตรวจตัวสะกดกับต้นฉบับ",
    "{printed} is printed here where the rest of the report has {name}; "
    "check the spelling in the original",
)
_WHICH = Text(
    "พิมพ์เลขที่ {number} แต่ชื่อ “{name}” เป็นของเลขที่ {code} โปรดตรวจกับต้นฉบับว่าเลขหรือชื่อถูก",
    "the number {number} is printed, but “{name}” is the name of {code}; "
    "check in the original which of the two is right",
)
