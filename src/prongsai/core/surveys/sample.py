"""Whether as many answered a survey as the rules of the year require."""

from typing import NamedTuple

from prongsai.core.framework import Framework
from prongsai.core.sheets.sheet import Sheet
from prongsai.core.wording import Text


class Shortfall(NamedTuple):
    """An instrument that too few answered, how many did, and how many the rules require."""

    instrument: str
    name: Text
    answered: int
    required: int


def shortfalls(framework: Framework, sheet: Sheet) -> tuple[Shortfall, ...]:
    """The instruments counted here that fewer answered than required, in the sheet's order.

    What was announced elsewhere, and what nobody knows the population of, is none of them.
    """
    return tuple(
        Shortfall(code, framework.nodes[code].name, given.n, required)
        for code, given in sheet.answers.items()
        if given.population is not None
        and (sampling := framework.sampling.get(code)) is not None
        and given.n < (required := sampling.required(given.population))
    )
