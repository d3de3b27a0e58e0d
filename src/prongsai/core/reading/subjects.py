"""Which theme or indicator the words of a report name, by number and name, as printed or nearly."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from prongsai.core.framework import Framework
from prongsai.core.reading.facts import Doubt
from prongsai.core.reading.list_marks import mark_of
from prongsai.core.thai import arabic_digits
from prongsai.core.wording import Text


class Subject(NamedTuple):
    """What a row answers, by its code in the rules: a theme, an indicator, or nothing known."""

    theme: str = ""
    indicator: str = ""


class Named(NamedTuple):
    """A subject as printed: its code, the words that name it, its number, and what follows.

    ``number`` is the printed one, which may differ from the code where a report misnumbers; it is
    empty where none is printed. ``sure`` says that the words say what they name (ตัวชี้วัดที่ ๒).
    """

    subject: Subject
    words: str
    number: str
    rest: str
    sure: bool


class Title(NamedTuple):
    """A title of the rules without spaces, what it is of, and its instrument (of an indicator)."""

    letters: str
    pairs: frozenset[str]
    subject: Subject
    instrument: str = ""


# Of so many letters of a title one may be misread, lost or put in.
_LETTERS_PER_CHANGE = 4
_SURE_LETTERS = 10  # where neither a number nor a word says that a title stands here
# So many in a hundred pairs of letters must be there before letters are compared one by one.
_PAIRS_PER_CENT = 55

_N = r"(?P<number>[0-9๐-๙]{1,2})"
_WORD = re.compile(
    rf"\s*(?P<word>ตัวชี้วัด|ตัวขี้วัด|ประเด็น|ด้าน)(?P<at>\s*ที่)?\s*+(?:{_N}(?![0-9๐-๙]|\.[0-9๐-๙]))?\s*+[.:)]?\s*+"
)
_AFTER = re.compile(r"[\s.:*]*+(?:\(\s*ต่อ\s*\))?[\s.:*]*+")


def titles_of(framework: Framework) -> tuple[Title, ...]:
    """The titles by which a report can name the themes and indicators of a year's rules."""
    return tuple(_titles(framework))


def named_in(text: str, titles: Sequence[Title], *, expected: bool = False) -> Named | None:
    """The theme or indicator that a text begins with; ``None`` where it names neither.

    After ตัวชี้วัดที่ and ประเด็นที่ the number tells where the name does not; without these words
    the name must be the whole paragraph, and nearly as in the rules unless a name is ``expected``.
    The name counts where the number says something else.

    >>> from prongsai.core.loading import available, load_named
    >>> titles = titles_of(load_named(available()[-1]))
    >>> named_in("๑. ด้านการปรับปรุง การทำงาน", titles).subject
    Subject(theme='', indicator='8')
    """
    mark, words = mark_of(text)
    found = _WORD.match(words)
    word = found["word"] if found else ""
    number = arabic_digits(found["number"] or "") if found else ""
    body = words[found.end() :] if found else words
    if number:
        inner, after = mark_of(body)
        body = after if arabic_digits(inner).strip("().") == number else body
    sure = bool(number and word != "ด้าน")
    title = _title(
        body, _of_word(word, titles), whole=not sure, near=bool(expected or mark or word)
    )
    if title is not None:
        name, rest = body[: title[1]].strip(), body[title[1] :]
        printed = number or mark.strip("().")
        return Named(title[0], name, printed, _AFTER.sub("", rest, count=1), sure)
    subject = _numbered(number, _of_word(word, titles)) if sure else None
    if subject is None:
        return None
    name, _, rest = body.partition("\n")
    return Named(subject, name.strip(), number, rest, sure)


def number_doubts(named: Named, line: int) -> tuple[Doubt, ...]:
    """The doubt about a number that is another's than the name beside it; none where they agree.

    A list that counts its own rows (๑. ด้าน…) says nothing against a name.
    """
    code = named.subject.theme or named.subject.indicator
    if not named.sure or not named.number or named.number == code:
        return ()
    says = _OTHER_NUMBER.fill(number=named.number, name=named.words, code=code)
    return (Doubt(line, named.number, code, says),)


def _of_word(word: str, titles: Sequence[Title]) -> tuple[Title, ...]:
    """The titles that can stand after ตัวชี้วัดที่ or ประเด็นที่; after nothing every title."""
    if word in ("ตัวชี้วัด", "ตัวขี้วัด"):
        return tuple(one for one in titles if one.subject.indicator)
    if word == "ประเด็น":
        return tuple(one for one in titles if one.subject.theme)
    return tuple(titles)


def _numbered(number: str, titles: Sequence[Title]) -> Subject | None:
    """What a number alone names after ตัวชี้วัดที่ or ประเด็นที่."""
    subjects = (one.subject for one in titles)
    return next((one for one in subjects if number in (one.theme, one.indicator)), None)


def _title(
    body: str, titles: Sequence[Title], *, whole: bool, near: bool
) -> tuple[Subject, int] | None:
    """The title that a text begins with, and where it ends: the nearest, of several the longest.

    ``whole`` asks for a title that is all of its paragraph; few letters differ without ``near``.
    """
    letters, places = _letters(body)
    found: list[tuple[int, int, int, Subject]] = []
    for title in titles:
        changes, length = _end_of(title, letters)
        if changes * (_LETTERS_PER_CHANGE if near else _SURE_LETTERS) > len(title.letters):
            continue
        stop = places[length - 1] + 1 if length else 0
        if whole and _AFTER.sub("", body[stop:].partition("\n")[0], count=1):
            continue
        found.append((changes * 1000 // len(title.letters), -length, stop, title.subject))
    if not found:
        return None
    _, _, stop, subject = min(found)
    return subject, stop


def _letters(text: str) -> tuple[str, list[int]]:
    """The letters of a text as titles are compared, and where each stands in the text."""
    lowered = arabic_digits(text).lower()
    kept = [(letter, at) for at, letter in enumerate(lowered) if not letter.isspace()]
    return "".join(letter for letter, _ in kept), [at for _, at in kept]


def _titles(framework: Framework) -> Iterator[Title]:
    for theme in framework.themes:
        yield _titled(theme.name.th, Subject(theme=theme.code))
    for instrument in framework.instruments:
        for node in instrument.walk():
            if node.kind == "indicator":
                yield _titled(node.name.th, Subject(indicator=node.code), instrument.code)


def _titled(words: str, subject: Subject, instrument: str = "") -> Title:
    letters = _letters(words)[0]
    pairs = frozenset(letters[at : at + 2] for at in range(len(letters) - 1))
    return Title(letters, pairs, subject, instrument)


def _end_of(title: Title, letters: str) -> tuple[int, int]:
    """How many changes make the title of a text's beginning, and how many letters that is."""
    wanted = title.letters
    if letters.startswith(wanted):
        return 0, len(wanted)
    beginning = letters[: len(wanted) + len(wanted) // _LETTERS_PER_CHANGE]
    there = sum(pair in beginning for pair in title.pairs)
    if there * 100 < len(title.pairs) * _PAIRS_PER_CENT:
        return len(wanted), 0
    return _nearest(wanted, beginning)


def _nearest(wanted: str, beginning: str) -> tuple[int, int]:
    """The fewest changes from a title to a beginning of a text, and how long that beginning is."""
    before = list(range(len(wanted) + 1))
    best = (before[-1], 0)
    for row, letter in enumerate(beginning, start=1):
        now = [row]
        for at, one in enumerate(wanted, start=1):
            change = before[at - 1] + (letter != one)
            now.append(min(change, before[at] + 1, now[-1] + 1))
        before = now
        # Of two that are equally near the longer one has more of what is printed.
        if now[-1] <= best[0]:
            best = (now[-1], row)
    return best


_OTHER_NUMBER = Text(
    "พิมพ์เลขที่ {number} แต่ชื่อ “{name}” เป็นของเลขที่ {code} จึงอ่านตามชื่อ โปรดตรวจกับเอกสาร",
    "the number {number} is printed, but “{name}” is the name of {code}; the name was followed: "
    "check it against the document.",
)
