"""The lines of many agencies' plans, kept so that a plan is compared with all of them at once."""

from collections.abc import Iterable
from typing import NamedTuple

from prongsai.core.documents.plan import Plan


class NamedPlan(NamedTuple):
    """A plan and whose it is, in the words in which people are told of it."""

    name: str
    plan: Plan


class OtherPlans:
    """The plans of other agencies; made once, and used for as many plans as one likes.

    ``free`` are sentences that anybody may use, as those of the library of suggestions: they are
    copied from nobody.
    """

    def __init__(self, plans: Iterable[NamedPlan] = (), free: Iterable[str] = ()) -> None:
        self.plans = tuple(plans)
        self.free = tuple(free)
