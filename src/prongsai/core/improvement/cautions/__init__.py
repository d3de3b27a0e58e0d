"""What makes one doubt a plan of measures or a report on it, each with a reason and a way out."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from prongsai.core.documents.plan import Plan
from prongsai.core.framework import Framework
from prongsai.core.improvement.cautions.acts import no_verifiable_act
from prongsai.core.improvement.cautions.caution import Case, Caution
from prongsai.core.improvement.cautions.copied import (
    copied_last_year,
    copied_other_agency,
    other_agency_named,
)
from prongsai.core.improvement.cautions.findings import (
    finding_of_other_indicator,
    finding_repeated,
)
from prongsai.core.improvement.cautions.marks import fault_under_full_mark, weak_without_measure
from prongsai.core.improvement.cautions.other_plans import NamedPlan, OtherPlans
from prongsai.core.improvement.cautions.owners import owners
from prongsai.core.improvement.cautions.reported import (
    method_without_result,
    report_without_measure,
)
from prongsai.core.improvement.cautions.results import (
    result_is_no_result,
    result_outside_year,
    result_repeats_plan,
)
from prongsai.core.improvement.cautions.when import periods
from prongsai.core.improvement.weaknesses import usual_weak_from
from prongsai.core.results import Result

__all__ = ["Caution", "NamedPlan", "OtherPlans", "cautions_of", "sentences_of_library"]

DETECTORS: tuple[Callable[[Case], Iterable[Caution]], ...] = (
    fault_under_full_mark,
    weak_without_measure,
    no_verifiable_act,
    owners,
    periods,
    copied_last_year,
    copied_other_agency,
    other_agency_named,
    finding_repeated,
    finding_of_other_indicator,
    report_without_measure,
    result_repeats_plan,
    result_is_no_result,
    result_outside_year,
    method_without_result,
)


def cautions_of(
    plan: Plan,
    *,
    framework: Framework,
    result: Result | None = None,
    weak_from: str = "",
    earlier: Plan | None = None,
    others: OtherPlans | Iterable[NamedPlan] = (),
    units: Sequence[str] = (),
    said: Mapping[str, Sequence[str]] | None = None,
    adopted: Plan | None = None,
    themes: Mapping[str, str] | None = None,
) -> tuple[Caution, ...]:
    """Every caution about a plan, or about a report on it, in the order of its measures.

    ``framework`` has the rules of the year assessed and ``result`` its result, which may be
    incomplete. ``weak_from`` is the band from which marks count as weak, the usual one where it is
    empty (ValueError for a band that the rules do not have). ``earlier`` is last year's plan,
    ``others`` are those of other agencies, ``units`` the names of the agency's own units: what is
    not given is not compared. ``said`` has sentences of the analysis by code, ``adopted`` the plan
    that this is a report on. ``themes`` as in core.analysis.analyse.
    """
    case = Case(
        plan,
        framework,
        weak_from or usual_weak_from(framework),
        result,
        earlier,
        others if isinstance(others, OtherPlans) else OtherPlans(others),
        tuple(units),
        said or {},
        adopted,
        themes or {},
    )
    found: list[Caution] = [caution for detect in DETECTORS for caution in detect(case)]
    return tuple(sorted(found, key=_place))


def sentences_of_library() -> tuple[str, ...]:
    """What the library of suggestions says: the ``free`` sentences of OtherPlans."""
    # Here, because reading the library takes a while, and most cautions do without.
    from prongsai.core.improvement.suggest_checking import sentences
    from prongsai.core.improvement.suggesting import library

    steps = (step.says for one in library() for step in one.steps)
    return (*(line for one in library() for line in sentences(one)), *steps)


def _place(caution: Caution) -> tuple[bool, int]:
    """What is about the plan as a whole stands behind what is about one measure."""
    return caution.measure is None, caution.measure or 0
