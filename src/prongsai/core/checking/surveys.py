"""Surveys and samples: of instruments that people answer, with groups told apart."""

from collections import Counter
from collections.abc import Iterator

from prongsai.core.checking.rule import Says
from prongsai.core.framework import Framework
from prongsai.core.marks import surveys
from prongsai.core.surveys.rules import SurveyRules
from prongsai.core.wording import Text


def samples_belong_to_surveys(framework: Framework, _: str) -> Says:
    """Only an instrument with questions is answered by people."""
    asked = surveys(framework)
    for code in framework.sampling:
        if code not in asked:
            yield _SAMPLE_WITHOUT_SURVEY.fill(code=code, surveys=", ".join(asked) or "-")
    for code in asked:
        if code not in framework.sampling:
            yield _SURVEY_WITHOUT_SAMPLE.fill(code=code)


def surveys_are_of_instruments(framework: Framework, _: str) -> Says:
    """Only what people answer is a survey: an instrument with questions."""
    asked = surveys(framework)
    for code in framework.surveys:
        if code not in asked:
            yield _NOT_ASKED.fill(code=code, known=", ".join(asked))


def groups_are_told_apart(framework: Framework, _: str) -> Says:
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


_SAMPLE_WITHOUT_SURVEY = Text(
    "sampling มี '{code}' ซึ่งไม่มีผู้ตอบ แบบวัดที่มีข้อคำถามคือ {surveys} โปรดลบหรือแก้รหัส",
    "sampling has '{code}', which nobody answers; those with questions are {surveys}; "
    "remove it or correct the code.",
)
_SURVEY_WITHOUT_SAMPLE = Text(
    "แบบวัด '{code}' มีผู้ตอบ แต่ไม่มีเกณฑ์จำนวนผู้ตอบ โปรดเพิ่ม '{code}' ใน sampling",
    "instrument '{code}' has respondents but no sampling rule; add '{code}' under sampling.",
)
_NOT_ASKED = Text(
    "surveys กล่าวถึง '{code}' ซึ่งไม่ใช่แบบวัดที่มีข้อคำถาม โปรดใช้ {known}",
    "surveys names '{code}', which is no instrument with questions; use one of {known}.",
)
_TWICE = Text(
    "surveys: {instrument} มี '{code}' ซ้ำใน {what} โปรดเหลือไว้รายการเดียว",
    "surveys: {instrument} has '{code}' twice among {what}; keep one.",
)
