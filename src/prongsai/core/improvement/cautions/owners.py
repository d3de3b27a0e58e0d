"""Cautions about who does a measure."""

from collections.abc import Iterator

from prongsai.core.improvement.cautions.caution import Case, Caution
from prongsai.core.improvement.cautions.compared import compared, quoted
from prongsai.core.improvement.cautions.words import worded, words
from prongsai.core.improvement.responsible import nobody_named


def owners(case: Case) -> Iterator[Caution]:
    """Rows without anybody responsible, and responsible who are neither unit nor position."""
    for number, measure in case.rows:
        named = [*measure.responsible, *(who for t in measure.step_terms for who in t.responsible)]
        if not named:
            yield worded("no_owner", measure=number)
        elif case.units:
            unknown = nobody_named([one for one in named if not _is_position(one)], case.units)
            if unknown:
                yield worded("owner_unknown", measure=number, words=quoted(unknown))


def _is_position(responsible: str) -> bool:
    said = compared(responsible)
    return said.startswith(words("positions"))
