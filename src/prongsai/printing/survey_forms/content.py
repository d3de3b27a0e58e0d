"""A paper form as the template ``form.typ`` reads it: plain values, every text ready to be set."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from prongsai.core.calendar import BUDDHIST_ERA
from prongsai.core.surveys.paper_layout import (
    ACROSS,
    LEFT,
    RADIUS,
    Area,
    Bubble,
    PaperLayout,
    columns,
    numbers,
    trait_code,
)
from prongsai.core.surveys.questionnaire import Questionnaire
from prongsai.core.surveys.rules import Trait
from prongsai.core.thai import thai_digits
from prongsai.printing.pdf.letters import Look, showable, typeset_text
from prongsai.printing.pdf.lines import Plain
from prongsai.printing.survey_forms import wording

SIZE, LABEL, SMALL, HEAD = 18, 15, 14, 22  # points, as official typefaces count them
_TENTH = 72 / 254  # points
_A_MINUTE = 4  # answers that somebody gives on paper


class Form(NamedTuple):
    """What is to be printed: a questionnaire of an agency on its leaves.

    ``own`` has the names that the agency gave to the values of traits of its own.
    """

    survey: Questionnaire
    agency: str
    layout: PaperLayout
    own: Mapping[str, Sequence[str]]


def content(form: Form) -> Plain:
    """Everything that the template needs."""
    survey = form.survey
    leaves = form.layout.leaves
    return {
        "title": showable(survey.instrument.name.th),
        "agency": showable(form.agency),
        "year": survey.framework.year - BUDDHIST_ERA - 1,
        "leaves": [
            {
                "says": _set(wording.LEAF.format(leaf=leaf, leaves=leaves), 600, LABEL),
                "areas": [
                    _area(form, area) | {"at": [LEFT, area.top, area.width, area.height]}
                    for area in form.layout.areas
                    if area.leaf == leaf
                ],
                "bubbles": [[b.x, b.y] for b in form.layout.bubbles if b.leaf == leaf],
            }
            for leaf in range(1, leaves + 1)
        ],
        "name": _set(survey.instrument.name.th, 1500, LABEL),
        "corners": _set(wording.CORNERS, 1500, SMALL),
        "serial": _set(wording.SERIAL, 400, SMALL),
        "radius": RADIUS,
    }


def _set(text: str, width: int, size: int = SIZE, *, bold: bool = False) -> str:
    return typeset_text(thai_digits(text), Look(bold, size, width * _TENTH))


def _area(form: Form, area: Area) -> Plain:
    match area.kind:
        case "introduction":
            return _introduction(form)
        case "scale":
            return {"is": "scale", "labels": list(_labels(form.survey, area.code))}
        case "question" | "part" | "ask":
            return _asked(form.survey, area)
        case "traits":
            return {"is": "heading", "text": _set(wording.TRAITS, ACROSS, SIZE, bold=True)}
        case "trait":
            return _trait(form, area)
        case "comment":
            return {
                "is": "comment",
                "text": _set(wording.COMMENT, ACROSS, SIZE, bold=True),
                "note": _set(wording.NO_NAMES, ACROSS, LABEL),
            }


def _introduction(form: Form) -> Plain:
    survey = form.survey
    scale = max((survey.scale(node) for node in survey.asked), key=lambda one: len(one.options))
    minutes = -(-len(survey.asked) // _A_MINUTE)
    smallest = survey.rules.smallest_group
    # Staff have codes, and a superior; clients have neither.
    staff = survey.rules.admission == "code"
    steps = wording.STEPS_OF_STAFF if staff else wording.STEPS_OF_CLIENTS
    private = wording.PRIVATE_TO_STAFF if staff else wording.PRIVATE_TO_CLIENTS
    name = wording.OF_AGENCY.format(agency=form.agency, year=survey.framework.year)
    return {
        "is": "introduction",
        "title": _set(survey.instrument.name.th, ACROSS, HEAD, bold=True),
        "agency": _set(name, ACROSS, SIZE, bold=True),
        "what": _set(wording.WHAT.format(minutes=minutes), ACROSS),
        "how": _set(wording.HOW, 400, bold=True),
        "steps": [_set(step, ACROSS - 80) for step in steps],
        "example": _set(wording.EXAMPLE, 400, LABEL, bold=True),
        "asks": _set(wording.EXAMPLE_ASKS, 560, LABEL),
        "labels": [_set(option.text.th, 188, SMALL) for option in scale.options],
        "right": _set(wording.RIGHT, 300, LABEL),
        "wrong": _set(wording.WRONG, 300, LABEL),
        "private": _set(private.format(smallest=smallest), ACROSS - 60),
    }


def _labels(survey: Questionnaire, code: str) -> Iterator[Plain]:
    options = survey.framework.scales[code].options
    lefts = columns(len(options))
    width = (LEFT + ACROSS - lefts[0]) // len(lefts)
    for number, (option, left) in enumerate(zip(options, lefts, strict=True), 1):
        text = _set(option.text.th, width - 2, SMALL)
        yield {"left": left, "width": width, "number": str(number), "text": text}


def _asked(survey: Questionnaire, area: Area) -> Plain:
    node = next(one for one in survey.instrument.walk() if one.code == area.code)
    number = numbers(survey)[node.code]
    text = _set(
        f"{number}{'.' if node in survey.questions else ''} {(node.ask or node.name).th}",
        area.width - 30,
        bold=area.kind == "ask",
    )
    return {"is": area.kind, "text": text}


def _trait(form: Form, area: Area) -> Plain:
    trait = next(one for one in form.survey.rules.traits if trait_code(one) == area.code)
    asks = trait.ask.th if trait.ask else trait.name.th
    bubbles = [bubble for bubble in form.layout.bubbles if bubble.code == area.code]
    half = ACROSS // 2 - 160
    return {
        "is": "trait",
        "text": _set(asks, ACROSS, bold=True),
        "values": [
            {"at": [bubble.x + 60, bubble.y], "width": half, "text": _set(name, half, SIZE - 1)}
            for bubble, name in zip(bubbles, _names(form, trait, bubbles), strict=True)
        ],
    }


def _names(form: Form, trait: Trait, bubbles: Sequence[Bubble]) -> list[str]:
    if trait.own:
        return [showable(name) for name in form.own[trait.own]][: len(bubbles)]
    return [value.name.th for value in trait.values]
