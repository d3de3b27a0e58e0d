"""Cautions about results: a repetition, a wish, a purpose, nothing, or another year's."""

import re
from collections.abc import Callable, Iterator

from prongsai.core.calendar import FiscalYear
from prongsai.core.dates import MONTHS, SHORT_MONTHS, plain, read_written
from prongsai.core.documents.plan import Measure
from prongsai.core.improvement.cautions.caution import Case, Caution
from prongsai.core.improvement.cautions.compared import alike, compared, lines_of, quoted, without
from prongsai.core.improvement.cautions.words import worded, words
from prongsai.core.thai import arabic_digits, tidy

# A result of fewer letters repeats a word and no sentence.
_LEAST = 15
_MONTH = "|".join(re.escape(one) for one in sorted((*MONTHS, *SHORT_MONTHS), key=len, reverse=True))
_DATED = re.compile(rf"(?:{_MONTH})\s*(?:พ\.?ศ\.?)?\s*(?:25\d\d|\d\d)(?!\d)")


def result_repeats_plan(case: Case) -> Iterator[Caution]:
    """Results that repeat what was planned or found, and outcomes that repeat a result."""
    measures = {_bare(one) for row in case.plan.measures for one in row.measures}
    for number, row in case.rows:
        planned = {*measures, *map(_bare, (*lines_of(row), *row.findings))}
        repeated = [one for one in row.results if _repeats(one, planned)]
        outcome_of = planned | {*map(_bare, row.results)}
        repeated += [one for one in row.outcomes if _repeats(one, outcome_of)]
        if repeated:
            yield worded("result_repeats_plan", measure=number, words=quoted(repeated))


def _bare(sentence: str) -> str:
    """A sentence without what only says that it is done or should be."""
    said = compared(sentence)
    for word in (*words("done_words"), *words("wishes")):
        said = said.removeprefix(word)
    return said


def _repeats(result: str, planned: set[str]) -> bool:
    said = _bare(result)
    if len(said) < _LEAST:
        return False
    if said in planned:
        return True
    if any(word in said for word in words("told_more")) or any(map(str.isdigit, said)):
        return False
    return any(said in one or alike(said, one, "nearly all") for one in planned)


def result_is_no_result(case: Case) -> Iterator[Caution]:
    """Results that wish, results that tell a purpose, results of words that suit anything."""
    for code, is_so in _KINDS.items():
        for number, row in case.rows:
            found = [one for one in (*row.results, *row.outcomes) if is_so(one)]
            if found:
                yield worded(code, measure=number, words=quoted(found))


def _is_wish(result: str) -> bool:
    return compared(result).startswith(words("wishes"))


def _is_purpose(result: str) -> bool:
    return compared(result).startswith(words("purposes"))


def _says_nothing(result: str) -> bool:
    return not without(compared(result), words("general_results"))


_KINDS: dict[str, Callable[[str], bool]] = {
    "result_is_wish": _is_wish,
    "result_is_purpose": _is_purpose,
    "result_says_nothing": _says_nothing,
}


def result_outside_year(case: Case) -> Iterator[Caution]:
    """Results with a month before the plan's fiscal year."""
    year = FiscalYear(case.plan.year)
    for number, row in case.rows:
        found = [months for one in _told(row) for months in _months_before(one, year)]
        if found:
            words = quoted(found)
            yield worded("result_outside_year", measure=number, words=words, year=year.year)


def _told(row: Measure) -> tuple[str, ...]:
    return (*row.results, *row.outcomes)


def _months_before(sentence: str, year: FiscalYear) -> Iterator[str]:
    for found in _DATED.finditer(arabic_digits(tidy(sentence))):
        written = read_written(plain(found[0]))
        days = written.days() if written else None
        if days is not None and days.ends < year.starts:
            yield found[0]
