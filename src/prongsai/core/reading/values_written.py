"""Values of a report as a person writes them into a form, and back."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.reading.codes import codes_in
from prongsai.core.reading.facts import Figure
from prongsai.core.thai import arabic_digits, tidy
from prongsai.core.wording import Text, same

# What a value is: a score, one code of the rules, several, a line, a passage, entries line by line.
Form = Literal["figure", "code", "codes", "line", "passage", "entries", "limitation"]

_FIGURE = re.compile(r"\d{1,3}(?:\.\d{1,6})?")
_CODE = re.compile(r"[a-z]*\d+(?:\.\d+)*|[a-z][a-z0-9.]*")
_BETWEEN = re.compile(r"[\s,;]+")
_HIGHEST = Decimal(100)


def told_figure(figure: Figure | None) -> str:
    """A figure in Arabic digits; empty where there is none."""
    return "" if figure is None else format(figure.value, "f")


def told_codes(codes: Iterable[str]) -> str:
    """Codes as officials write them: ``E8, O2``."""
    return ", ".join(code.upper() for code in codes)


def told_entries(entries: Iterable[str]) -> str:
    """Entries, each on a line of its own."""
    return "\n".join(" ".join(entry.split()) for entry in entries)


def figure_from(text: str, was: Figure | None, line: int) -> Figure | None:
    """The figure that a text is: with what was printed, where it corrects something printed.

    ``None`` for an empty text; ProblemsFound for one that is no score from 0 to 100.
    """
    _must_fit("figure", text)
    digits = arabic_digits(text).strip()
    if not digits:
        return None
    value = Decimal(digits)
    if was is None:
        return Figure(value, "", line)
    return was if was.value == value else was._replace(value=value)


def code_from(text: str) -> str:
    """One code in our writing: ``e8``, ``9.1``; empty for nothing, ProblemsFound for more."""
    _must_fit("code", text)
    codes = codes_from(text)
    return codes[0] if codes else ""


def codes_from(text: str) -> tuple[str, ...]:
    """Codes in our writing, each once; ProblemsFound where something is no code."""
    _must_fit("codes", text)
    found: dict[str, None] = {}
    for word in _words(text):
        read = [one.code for one in codes_in(word)] if not word[0].isdigit() else []
        found |= dict.fromkeys(read or [word])
    return tuple(found)


def entries_from(text: str) -> tuple[str, ...]:
    """Entries, one on each line, empty lines left out."""
    return tuple(entry for line in text.splitlines() if (entry := tidy(line)))


def problem_with(form: Form, text: str) -> Text | None:
    """What is wrong with a text for a value of this form; ``None`` where nothing is."""
    match form:
        case "figure":
            return None if not text.strip() or _is_score(text) else _NO_SCORE
        case "codes":
            return None if all(map(_CODE.fullmatch, _words(text))) else _NO_CODES
        case "code":
            words = _words(text)
            fits = len(words) < 2 and all(map(_CODE.fullmatch, words))
            return None if fits else _NO_CODE
    return None


def _words(text: str) -> list[str]:
    written = arabic_digits(text).casefold().strip(" ,;\n")
    return [word for word in _BETWEEN.split(written) if word]


def _is_score(text: str) -> bool:
    digits = arabic_digits(text).strip()
    return _FIGURE.fullmatch(digits) is not None and Decimal(digits) <= _HIGHEST


def _must_fit(form: Form, text: str) -> None:
    if says := problem_with(form, text):
        raise ProblemsFound([Problem(same(text), says)])


_NO_SCORE = Text(
    "ต้องเป็นคะแนน 0 ถึง 100 เช่น 79.68 หากไม่มีให้เว้นว่าง",
    "this must be a score from 0 to 100, such as 79.68; leave it empty where there is none.",
)
_NO_CODE = Text(
    "ต้องเป็นรหัสเดียว เช่น E8, O12 หรือ 9.1", "this must be one code, such as E8, O12 or 9.1."
)
_NO_CODES = Text(
    "ต้องเป็นรหัส คั่นด้วยจุลภาค เช่น E8, O12",
    "these must be codes with commas between them, such as E8, O12.",
)
