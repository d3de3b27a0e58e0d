"""Cautions about words that are another's: last year's plan, another agency's, its name or kind."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from prongsai.core.documents.plan import Measure
from prongsai.core.improvement.cautions.caution import Case, Caution
from prongsai.core.improvement.cautions.compared import compared, lines_of, quoted
from prongsai.core.improvement.cautions.other_plans import (
    LEAST,
    NamedPlan,
    OtherPlans,
    comparable,
)
from prongsai.core.improvement.cautions.words import kinds, worded, words
from prongsai.core.local_kinds import LOCAL_KINDS
from prongsai.core.thai import tidy

# A row is copied where four fifths of its letters are; of another agency's only a long one, for
# official sentences of an act or a form stand in many plans.
_SHARE = (4, 5)
_LONG = 100
# So many letters beside the word of another kind are looked at for whose it is.
_NEAR = 20


def copied_last_year(case: Case) -> Iterator[Caution]:
    """Rows that are last year's nearly word for word, unless every mark they answer is good."""
    if case.earlier is None:
        return
    last = OtherPlans([NamedPlan("", case.earlier)])
    for number, measure in case.rows:
        copied = [line for line in lines_of(measure) if last.with_line(comparable(line))]
        if _is_copy(measure, copied) and not _works(case, measure):
            year = case.earlier.year
            yield worded("copied_last_year", measure=number, year=year, words=quoted(copied))


def copied_other_agency(case: Case) -> Iterator[Caution]:
    """Rows that are one other agency's nearly word for word."""
    for number, measure in case.rows:
        holders = {line: case.others.with_line(comparable(line)) for line in lines_of(measure)}
        counts = Counter({plan: 0 for has in holders.values() for plan in sorted(has)})
        for line, has in holders.items():
            counts.update({plan: len(comparable(line)) for plan in has})
        for plan, letters in counts.most_common(1):
            copied = [line for line, has in holders.items() if plan in has]
            if letters >= _LONG and _is_copy(measure, copied):
                other = case.others.plans[plan].name
                yield worded(
                    "copied_other_agency", measure=number, other=other, words=quoted(copied)
                )


def _is_copy(measure: Measure, copied: Sequence[str]) -> bool:
    whole = sum(len(comparable(line)) for line in lines_of(measure))
    part = sum(len(comparable(line)) for line in copied)
    return part >= LEAST and part * _SHARE[1] >= whole * _SHARE[0]


def _works(case: Case, measure: Measure) -> bool:
    """Whether all that a row answers is known and nothing of it is weak: it may go on."""
    codes = case.marks_answered(measure)
    known = [code for code in codes if code in case.scores and case.scores[code].value is not None]
    return bool(codes) and known == [*codes] and not any(map(case.is_weak, codes))


def other_agency_named(case: Case) -> Iterator[Caution]:
    """Rows with another agency's name, or with what only another kind of agency calls itself."""
    own = case.plan.agency
    kind = _kind_of(own.name, own.kind)
    named = {compared(one.name) for one in case.others.plans} - {compared(own.name), ""}
    foreign = (*sorted(named), *_foreign_words(kind))
    for number, measure in case.rows:
        said = [one for one in _texts(measure) if _has_foreign(one, foreign, own.name)]
        if said:
            yield worded(
                "other_agency_named", measure=number, own=own.name or kind, words=quoted(said)
            )


def _texts(measure: Measure) -> Iterator[str]:
    yield from lines_of(measure)
    yield from (*measure.findings, *measure.results, *measure.outcomes, measure.follow_up)


def _kind_of(name: str, kind: str) -> str:
    """The kind of an agency as ``kinds`` has it: as it is told, or as its name begins."""
    for short, full in LOCAL_KINDS.items():
        name = full + name.removeprefix(short) if name.startswith(short) else name
    known = sorted(kinds(), key=len, reverse=True)
    return next((one for one in known if kind == one or name.startswith(one)), "")


def _foreign_words(kind: str) -> tuple[str, ...]:
    """What only agencies of another kind call themselves; nothing where ours is not local."""
    own = kinds().get(kind, ())
    if not {*own} & {*words("own_only")}:
        return ()
    return tuple(one for one in words("own_only") if one not in own)


def _has_foreign(sentence: str, foreign: Sequence[str], own: str) -> bool:
    said = compared(sentence)
    said = said.replace(compared(own), "") if own else said
    short = {one for one in words("short_forms") if _short_form(one).search(tidy(sentence))}
    looked_for = [one for one in foreign if one not in words("short_forms") or one in short]
    return any(_as_own(said, word) for word in looked_for)


def _as_own(said: str, word: str) -> bool:
    """Whether a word stands in a sentence anywhere but beside what says that it is another's."""
    place = said.find(word)
    while place >= 0:
        before, behind = said[max(0, place - _NEAR) : place], said[place + len(word) :]
        if not _of_somebody_else(before, behind[:_NEAR]):
            return True
        place = said.find(word, place + 1)
    return False


def _of_somebody_else(before: str, behind: str) -> bool:
    near = any(one in before for one in words("somebody_else"))
    return (
        near
        or before.endswith(words("somebody_else_before"))
        or behind.startswith(words("somebody_else"))
    )


def _short_form(word: str) -> re.Pattern[str]:
    """A short form as people write it: with its stop, or with nothing in Thai letters about it."""
    return re.compile(rf"{word}\.|(?<![ก-๎]){word}(?![ก-๎])")
