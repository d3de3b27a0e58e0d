"""A survey as an XLSForm, which KoboToolbox and ODK put on phones: rows as plain values.

The names in it are our codes (``i1.1`` as ``i1_1``) and the choices are the codes of the options,
so what these tools export is counted without a mapping file. Choices stand from the least to the
most for every question; which of them is good is decided where marks are made. Nothing is asked
about the phone or the hour.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from prongsai.core.framework import Node
from prongsai.core.surveys.questionnaire import Questionnaire
from prongsai.core.surveys.rules import Trait
from prongsai.core.wording import Text

# A column name → what stands under it.
Row = dict[str, str]
# Languages as XLSForm names them; the first is shown until somebody chooses another.
_THAI, _ENGLISH = "ไทย (th)", "English (en)"
# The name of the note before the first question; exports have a column for it.
NOTE = "prongsai_note"


@dataclass(frozen=True)
class XLSForm:
    """The three tables of an XLSForm, each as rows that hold only what is not empty."""

    survey: tuple[Row, ...]
    choices: tuple[Row, ...]
    settings: Row


def xlsform(survey: Questionnaire, traits: Iterable[Trait] = ()) -> XLSForm:
    """The form of one instrument; ``traits`` are those that the form asks about besides."""
    asked = tuple(traits)
    return XLSForm(
        survey=tuple(_survey_rows(survey, asked)),
        choices=tuple(_choice_rows(survey, asked)),
        settings=_settings(survey),
    )


def listed_traits(survey: Questionnaire) -> tuple[Trait, ...]:
    """The traits whose values stand in the rules; units and service points are an agency's own."""
    return tuple(trait for trait in survey.rules.traits if trait.ask and trait.values)


def form_name(code: str) -> str:
    """The name of a question or a part in forms and in what survey tools export.

    >>> form_name("i1.1")
    'i1_1'
    """
    return code.replace(".", "_")


def said(node: Node) -> Text:
    """What a question asks; of a part, what it is called below its question."""
    return node.ask or node.name


def _survey_rows(survey: Questionnaire, traits: tuple[Trait, ...]) -> Iterator[Row]:
    yield {"type": "note", "name": NOTE, **_label(NOTE_SAYS)}
    for indicator in survey.instrument.parts:
        yield {"type": "begin_group", "name": f"part_{indicator.code}", **_label(indicator.name)}
        for question in indicator.parts:
            yield from _question_rows(question)
        yield {"type": "end_group"}
    for trait in traits:
        if trait.ask:
            name = f"trait_{trait.code}"
            yield {"type": f"select_one {trait.code}", "name": name, **_label(trait.ask)}


def _question_rows(question: Node) -> Iterator[Row]:
    if not question.parts:
        yield _select(question)
        return
    # Parts stand together on one screen below what they are about; a grid of four Thai answers
    # would not fit a phone.
    name, appearance = form_name(question.code), "field-list"
    yield {
        "type": "begin_group",
        "name": name,
        **_label(said(question)),
        "appearance": appearance,
    }
    for part in question.parts:
        yield _select(part)
    yield {"type": "end_group"}


def _select(node: Node) -> Row:
    return {"type": f"select_one {node.scale}", "name": form_name(node.code), **_label(said(node))}


def _choice_rows(survey: Questionnaire, traits: tuple[Trait, ...]) -> Iterator[Row]:
    used = dict.fromkeys(survey.scale(node).code for node in survey.asked)
    for code in used:
        for option in survey.framework.scales[code].options:
            yield {"list_name": code, "name": option.code, **_label(option.text)}
    for trait in traits:
        for value in trait.values:
            yield {"list_name": trait.code, "name": value.code, **_label(value.name)}


def _settings(survey: Questionnaire) -> Row:
    framework, instrument = survey.framework, survey.instrument
    title = _TITLE.fill(instrument=instrument.name, year=framework.year)
    return {
        "form_title": title.th,
        "form_id": f"prongsai_{instrument.code}_{framework.year}",
        # Another wording is another version, or tools would mix the answers to both.
        "version": f"{framework.name}-{framework.digest[-8:]}",
        "default_language": _THAI,
    }


def _label(text: Text) -> Row:
    return {f"label::{_THAI}": text.th, f"label::{_ENGLISH}": text.en}


_TITLE = Text("{instrument} ปีงบประมาณ พ.ศ. {year}", "{instrument}, fiscal year {year}")
NOTE_SAYS = Text(
    "แบบสอบถามนี้ไม่ถามชื่อและไม่เก็บรหัสเครื่อง ข้อใดไม่อยากตอบข้ามได้ "
    "หน่วยงานใช้เพียงจำนวนผู้ตอบของแต่ละตัวเลือก "
    "แต่ระบบที่ท่านใช้ตอบเก็บคำตอบของแต่ละคนพร้อมเวลาที่ส่ง ผู้ดูแลบัญชีของระบบนั้นเปิดดูได้",
    "This form asks for no name and notes nothing about your phone; skip what you do not want to "
    "answer. Your agency uses only how many people chose each answer. But the system that you are "
    "answering in keeps each person's answers with the time of sending, and whoever runs its "
    "account can look at them.",
)
