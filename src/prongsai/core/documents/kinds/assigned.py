"""Whom the plan makes responsible for a question or item of the year assessed."""

from prongsai.core.documents.blocks import Words
from prongsai.core.documents.in_charge import InCharge
from prongsai.core.documents.material import Material
from prongsai.core.documents.phrases import open_or
from prongsai.core.documents.pieces import code, in_a_row
from prongsai.core.documents.plan import Measure

SHORT_DOTS = "." * 24


def measures_for(material: Material, question: str) -> tuple[Measure, ...]:
    """The plan's measures that name a question, where the plan answers the year of the result."""
    plan = material.plan
    if plan is None or plan.assessed != material.year:
        return ()
    wanted = question.casefold()
    return tuple(
        one for one in plan.measures if wanted in (named.casefold() for named in one.questions)
    )


def units_for(material: Material, question: str) -> tuple[str, ...]:
    """The units responsible for a question, each once; none where the office did not say."""
    assigned = in_charge_of(material, question).unit
    if assigned:
        return (assigned,)
    units = (unit for one in measures_for(material, question) for unit in one.responsible)
    return tuple(dict.fromkeys(units))


def supervisors_for(material: Material, question: str) -> tuple[str, ...]:
    """Who sees to it that a question gets better, each once."""
    assigned = in_charge_of(material, question).supervisor
    said = (one.supervisor for one in measures_for(material, question))
    return (assigned,) if assigned else tuple(dict.fromkeys(filter(None, said)))


def remarks_for(material: Material, question: str) -> tuple[str, ...]:
    """What is remarked of a question, each once."""
    remark = in_charge_of(material, question).remark
    said = (one.remark for one in measures_for(material, question))
    return (remark,) if remark else tuple(dict.fromkeys(filter(None, said)))


def in_charge_of(material: Material, question: str) -> InCharge:
    """Whom the office put in charge of a question itself."""
    return material.in_charge.get(question.casefold(), InCharge())


def unit_said(material: Material, question: str) -> Words:
    """The units as a sentence names them, or dots to fill in."""
    units = in_a_row(units_for(material, question))
    return open_or(units, f"ผู้รับผิดชอบข้อ {code(question)}", SHORT_DOTS)
