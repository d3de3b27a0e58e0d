"""What must be true of the section ``surveys`` of a framework."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from prongsai.core.surveys.rules import SurveyRules
from prongsai.core.wording import Text

if TYPE_CHECKING:
    from prongsai.core.framework import Framework


def surveys_are_of_instruments(framework: "Framework", _: str) -> Iterator[Text]:
    """Only what people answer is a survey: an instrument with questions."""
    asked = {
        instrument.code
        for instrument in framework.instruments
        if any(node.kind == "question" for node in instrument.walk())
    }
    for code in framework.surveys:
        if code not in asked:
            yield _NOT_ASKED.fill(code=code, known=", ".join(sorted(asked)))


def groups_are_told_apart(framework: "Framework", _: str) -> Iterator[Text]:
    """Traits, their values and portions are known by their codes, so none stands twice."""
    for rules in framework.surveys.values():
        for what, codes in _coded(rules):
            for code, times in Counter(codes).items():
                if times > 1:
                    yield _TWICE.fill(instrument=rules.instrument, what=what, code=code)


def _coded(rules: SurveyRules) -> Iterator[tuple[str, list[str]]]:
    yield "traits", [trait.code for trait in rules.traits]
    yield "portions", [portion.code for portion in rules.portions]
    for trait in rules.traits:
        yield trait.code, [value.code for value in trait.values]


_NOT_ASKED = Text(
    "surveys กล่าวถึง '{code}' ซึ่งไม่ใช่แบบวัดที่มีข้อคำถาม โปรดใช้ {known}",
    "surveys names '{code}', which is no instrument with questions; use one of {known}.",
)
_TWICE = Text(
    "surveys: {instrument} มี '{code}' ซ้ำใน {what} โปรดเหลือไว้รายการเดียว",
    "surveys: {instrument} has '{code}' twice among {what}; keep one.",
)
