"""The section ``surveys`` of a year's file, field by field."""

from collections.abc import Mapping

from prongsai.core.sections import Section
from prongsai.core.surveys.rules import Portion, SurveyRules, Trait, TraitValue
from prongsai.core.wording import Text

# What is understood of an instrument without portions of its own: all answers are of one.
WHOLE = Portion("all", Text("ทั้งหมด", "All"))


def read_survey_rules(section: Section) -> dict[str, SurveyRules]:
    """How each instrument of a year is answered, by its code; none where the file says nothing."""
    if not section.has("smallest_group"):
        section.done()
        return {}
    smallest = section.whole("smallest_group", low=2, high=100)
    traits = {trait.code: trait for trait in map(_trait, section.sections("traits"))}
    instruments = section.section("instruments").entries()
    rules = {code: _rules(code, entry, smallest, traits) for code, entry in instruments}
    section.done()
    return rules


def _rules(code: str, section: Section, smallest: int, traits: Mapping[str, Trait]) -> SurveyRules:
    rules = SurveyRules(
        instrument=code,
        admission=section.choice("admission", ("code", "open")),
        smallest_group=smallest,
        traits=tuple(_known(name, section, traits) for name in section.words("traits")),
        portions=tuple(map(_portion, section.sections("portions"))) or (WHOLE,),
        pooling=section.choice("pooling", ("pooled", "halves"), default="pooled"),
    )
    section.done()
    return rules


def _known(name: str, section: Section, traits: Mapping[str, Trait]) -> Trait:
    if name not in traits:
        section.problem(_UNKNOWN_TRAIT, "traits", trait=name, known=", ".join(traits))
        return Trait(name, Text(name, name), None, ())
    return traits[name]


def _trait(section: Section) -> Trait:
    own = section.choice("values_from", ("units", "points")) if section.has("values_from") else None
    trait = Trait(
        code=section.word("code"),
        name=section.text("name"),
        ask=None if own == "points" else section.text("ask"),
        values=() if own else tuple(map(_value, section.sections("values"))),
        own=own,
    )
    if not own and not trait.values:
        section.problem(_WITHOUT_VALUES, "values")
    section.done()
    return trait


def _value(section: Section) -> TraitValue:
    value = TraitValue(section.word("code"), section.text("name"))
    section.done()
    return value


def _portion(section: Section) -> Portion:
    portion = Portion(section.word("code"), section.text("name"))
    section.done()
    return portion


_UNKNOWN_TRAIT = Text(
    "ไม่มีลักษณะของผู้ตอบ '{trait}' ใต้ surveys.traits ที่มีคือ {known}",
    "there is no trait '{trait}' under surveys.traits; there are {known}.",
)
_WITHOUT_VALUES = Text(
    "ลักษณะของผู้ตอบต้องมี values หรือ values_from: units หรือ points",
    "a trait needs values, or values_from: units or points.",
)
