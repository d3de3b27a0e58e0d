"""Whether a measure has an act that anybody could verify, or only urges and intends."""

import re
from collections.abc import Iterator
from functools import cache

from prongsai.core.improvement.cautions.caution import Case, Caution
from prongsai.core.improvement.cautions.compared import compared, lines_of, quoted, without
from prongsai.core.improvement.cautions.words import worded, words
from prongsai.core.thai import tidy

# A purpose is no act: เพื่อ… up to the next space, and at least eight letters of it, for scans put
# spaces into words.
_PURPOSE = re.compile(r"เพื่อ(?!น)\S{0,400}")


def no_verifiable_act(case: Case) -> Iterator[Caution]:
    """Rows that only urge, rows that say nothing, and single lines that only urge."""
    for number, measure in case.rows:
        told = [*lines_of(measure)]
        doing = [*measure.methods, *measure.steps] or told
        empty = [line for line in doing if urges(line) and not has_act(line)]
        if not told and not (measure.results or measure.outcomes):
            yield worded("nothing_planned", measure=number)
        elif any(map(has_act, doing)):
            if empty:
                yield worded("line_without_act", measure=number, words=quoted(empty))
        elif empty:
            yield worded("no_verifiable_act", measure=number, words=quoted(empty))


def has_act(line: str) -> bool:
    """Whether a line says something that leaves a thing to look at.

    A word that also means less counts only before the line urges somebody to do it, or behind a
    word that says how it is done.
    """
    said = _said(line)
    urged = _urging().search(said)
    if _acts("acts").search(said) or urged is None:
        return bool(_acts("acts").search(said) or _acts("plain_acts").search(said))
    how = _how().search(said, urged.end())
    plain = said[: urged.start()] + "|" + (said[how.end() :] if how else "")
    return bool(_acts("plain_acts").search(plain))


def urges(line: str) -> bool:
    """Whether a line has words that urge, intend or praise."""
    return _urging().search(compared(line)) is not None


def _said(line: str) -> str:
    """A line without purposes and phrases that say nothing, and verbs where they are nouns."""
    said = compared(_PURPOSE.sub(" ", tidy(line)))
    return without(without(said, words("empty_phrases"), "|"), words("doing"), "|").removeprefix(
        "การ"
    )


@cache
def _acts(group: str) -> re.Pattern[str]:
    nouns = "".join(f"(?<!{one})" for one in words("noun_before"))
    return re.compile(nouns + "(?:" + "|".join(map(re.escape, words(group))) + ")")


@cache
def _urging() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words("urging"))))


@cache
def _how() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words("how"))))
