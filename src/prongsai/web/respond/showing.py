"""What the form of a survey shows, ready for its template."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from prongsai.apps.surveys.intake.receiving import LONGEST_COMMENT
from prongsai.core.framework import Node
from prongsai.core.surveys.codes import LENGTH
from prongsai.core.surveys.questionnaire import Questionnaire
from prongsai.core.surveys.rules import Trait
from prongsai.web.respond.answering import TRAIT, Typed
from prongsai.web.respond.facts import Facts
from prongsai.web.respond.languages import Language


class Notice(NamedTuple):
    """What the page tells above a form that came back: sentences, and what is not answered yet."""

    says: tuple[str, ...]
    missing: tuple[Node, ...] = ()


class Choice(NamedTuple):
    """An option of a question, or a value of a trait."""

    code: str
    name: str
    chosen: bool


class Asked(NamedTuple):
    """A question, or a part of one: with options where it is answered itself."""

    code: str
    ask: str
    options: tuple[Choice, ...]
    is_missing: bool
    progress: str = ""
    parts: tuple["Asked", ...] = ()


class AskedOfOneself(NamedTuple):
    """A trait with the groups to choose from."""

    field: str
    ask: str
    values: tuple[Choice, ...]


class Jump(NamedTuple):
    """A link to what is not answered yet."""

    to: str
    says: str


def form_shown(
    facts: Facts, language: Language, typed: Typed, notice: Notice | None
) -> dict[str, Any]:
    """Everything of the form but its token and the links to other looks."""
    survey = facts.questionnaire
    admission = survey.rules.admission
    heading = language.say(f"heading_{admission}", agency=facts.agency)
    instrument = language.question(facts.year, survey.instrument.code, survey.instrument.name)
    missing = notice.missing if notice else ()
    return {
        "title": language.say("look", title=heading) if notice else heading,
        "heading": heading,
        "below": " · ".join(filter(None, (facts.point, instrument))),
        "promise": language.say(f"promise_{admission}", smallest=survey.rules.smallest_group),
        "how_many": language.say("how_many", total=len(survey.questions)),
        "notice": notice and {"says": notice.says, "jumps": _jumps(survey, language, missing)},
        "to_the_buttons": language.say("to_the_buttons"),
        "code": _code(survey, language, typed),
        "about_you": language.say("traits"),
        "not_said": language.say("not_said"),
        "traits": [_trait(facts, language, typed, trait) for trait in _asked_traits(facts)],
        "questions": list(_questions(facts, language, typed, missing)),
        "comment": _comment(language, typed),
        "send": language.say("send"),
        "send_anyway": language.say("send_anyway") if missing and typed.answers else "",
    }


def places_of(survey: Questionnaire, language: Language, nodes: Iterable[Node]) -> list[Jump]:
    """Where the form asks some nodes, each question once."""
    wanted = {node.code for node in nodes}
    return [
        Jump(first, language.say("question", number=number))
        for number, question in enumerate(survey.questions, start=1)
        for first in [next((node.code for node in question.walk() if node.code in wanted), "")]
        if first
    ]


def _jumps(survey: Questionnaire, language: Language, missing: tuple[Node, ...]) -> list[Jump]:
    return places_of(survey, language, missing)


def _code(survey: Questionnaire, language: Language, typed: Typed) -> dict[str, str] | None:
    if survey.rules.admission != "code":
        return None
    hint = language.say("code_hint", length=LENGTH)
    return {"name": language.say("code"), "hint": hint, "typed": typed.code}


def _asked_traits(facts: Facts) -> list[Trait]:
    """The traits that somebody is asked: with groups, and more than one to choose from."""
    return [
        trait
        for trait in facts.questionnaire.rules.traits
        if trait.ask is not None and len(trait.values or facts.own_values(trait)) > 1
    ]


def _trait(facts: Facts, language: Language, typed: Typed, trait: Trait) -> AskedOfOneself:
    said = typed.traits.get(trait.code)
    fixed = [
        (value.code, language.trait(f"{trait.code}.{value.code}", value.name))
        for value in trait.values
    ]
    values = fixed or facts.own_values(trait)
    assert trait.ask is not None  # noqa: S101 - for the type checker: _asked_traits saw to it
    return AskedOfOneself(
        field=f"{TRAIT}{trait.code}",
        ask=language.trait(trait.code, trait.ask),
        values=tuple(Choice(code, name, code == said) for code, name in values),
    )


def _questions(
    facts: Facts, language: Language, typed: Typed, missing: tuple[Node, ...]
) -> Iterable[Asked]:
    survey = facts.questionnaire
    left = {node.code for node in missing}
    for number, question in enumerate(survey.questions, start=1):
        asked = _asked(facts, language, typed, question, left)
        yield asked._replace(progress=_progress(survey, language, number))


def _asked(facts: Facts, language: Language, typed: Typed, node: Node, left: set[str]) -> Asked:
    given = typed.answers.get(node.code)
    scale = facts.questionnaire.scale(node)
    options = tuple(
        Choice(one.code, language.option(scale.code, one.code, one.text), one.code == given)
        for one in scale.options
    )
    return Asked(
        code=node.code,
        ask=language.question(facts.year, node.code, node.ask or node.name),
        options=() if node.parts else options,
        is_missing=node.code in left,
        parts=tuple(_asked(facts, language, typed, part, left) for part in node.parts),
    )


def _progress(survey: Questionnaire, language: Language, number: int) -> str:
    return language.say("progress", number=number, total=len(survey.questions))


def _comment(language: Language, typed: Typed) -> dict[str, Any]:
    return {
        "name": language.say("comment"),
        "hint": language.say("comment_hint"),
        "typed": typed.comment,
        "most": LONGEST_COMMENT,
    }
