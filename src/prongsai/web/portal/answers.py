"""The counted answers of a published result as open data: one document in JSON, one table in CSV.

Counters only, and none of a question that too few answered: what is here may be known by everybody.
"""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Any, NamedTuple

from prongsai.apps.results.models import Result
from prongsai.core import results as core
from prongsai.core.counted import Count, Counted, counted
from prongsai.core.framework import Node
from prongsai.core.receipts import exactly
from prongsai.core.scoring import as_published
from prongsai.core.sheets.csv_sheets import guarded
from prongsai.core.sheets.values import written
from prongsai.core.surveys.margins import Margin, margins
from prongsai.core.surveys.questionnaire import Questionnaire, questionnaire
from prongsai.core.wording import Text

# The columns of the table, each with what it says; new ones come last, none is ever taken away.
COLUMNS: Mapping[str, Text] = {
    "year": Text("ปีงบประมาณ พ.ศ.", "fiscal year, B.E."),
    "agency": Text("ชื่อหน่วยงาน", "name of the agency"),
    "district": Text("อำเภอ", "district"),
    "province": Text("จังหวัด", "province"),
    "version": Text("ฉบับของผลที่เผยแพร่", "version of the published result"),
    "instrument": Text("รหัสแบบวัด: iit หรือ eit", "code of the survey: iit or eit"),
    "portion": Text(
        "ส่วนของคำตอบ ว่างเมื่อนับรวมทุกส่วน", "part of the answers; empty where all count together"
    ),
    "question": Text("รหัสข้อคำถาม", "code of the question"),
    "part": Text("รหัสข้อย่อย ว่างเมื่อไม่มีข้อย่อย", "code of the part; empty where there is none"),
    "name": Text("ชื่อข้อหรือข้อย่อย", "name of the question or the part"),
    "option": Text("รหัสตัวเลือก", "code of the option"),
    "option_name": Text("ตัวเลือก", "the option"),
    "worth": Text("ตัวเลือกนี้ได้กี่คะแนนในข้อนี้ ๐–๑๐๐", "what the option is worth there, 0-100"),
    "chosen": Text("จำนวนผู้เลือก", "how many chose it"),
    "n": Text("จำนวนผู้ตอบข้อนี้ในส่วนนี้", "how many answered this, in this part of the answers"),
    "mark": Text("คะแนนของข้อนี้ในส่วนนี้", "the mark of this, in this part of the answers"),
    "mark_together": Text("คะแนนของข้อนี้จากทุกส่วน", "the mark of this from all answers"),
    "margin": Text(
        "ค่าคลาดเคลื่อนของ mark_together ที่ความเชื่อมั่น ๙๕% เป็นคะแนน",
        "margin of error of mark_together at 95 %, in points",
    ),
    "margin_is_bound": Text("1 เมื่อ margin เป็นค่าสูงสุดที่เป็นไปได้", "1 where margin is an upper bound"),
}


class _Survey(NamedTuple):
    """One instrument of a result: what it asks, and the margins of its scores."""

    asked: Questionnaire
    margins: Mapping[str, Margin]


def has_answers(shown: core.Result) -> bool:
    """Whether anything of a result was counted here."""
    return bool(shown.sheet.answers)


def answers_table(stored: Result, shown: core.Result, language: str) -> str:
    """The counters as a table, one row for each option of what was asked."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    agency = stored.round.agency
    place = (stored.round.year, agency.name, agency.district, agency.province, stored.version)
    for row in _rows(shown, language):
        writer.writerow(guarded(written(value)) for value in (*place, *row))
    return "\ufeff" + out.getvalue()


def answers_document(
    stored: Result, shown: core.Result, language: str, addresses: Mapping[str, str]
) -> dict[str, Any]:
    """The counters with everything that explains them; ``addresses`` by media type."""
    agency = stored.round.agency
    return {
        "@context": {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/"},
        "@type": "dcat:Dataset",
        "dct:title": _TITLE.fill(agency=agency.name, year=stored.round.year).say(language),
        "dct:description": _DESCRIPTION.say(language),
        "dct:publisher": agency.name,
        "dct:issued": stored.published_at.isoformat() if stored.published_at else None,
        "dct:language": language,
        "dcat:version": str(stored.version),
        "dcat:distribution": [
            {"@type": "dcat:Distribution", "dcat:mediaType": kind, "dcat:downloadURL": address}
            for kind, address in addresses.items()
        ],
        "year": stored.round.year,
        "agency": agency.name,
        "district": agency.district,
        "province": agency.province,
        "version": stored.version,
        "framework": shown.framework.name,
        "digest": shown.framework.digest,
        "fields": {name: says.say(language) for name, says in COLUMNS.items()},
        "surveys": [_survey_document(shown, code, language) for code in shown.sheet.answers],
    }


def _survey_document(shown: core.Result, instrument: str, language: str) -> dict[str, Any]:
    survey, given = _survey(shown, instrument), shown.sheet.answers[instrument]
    return {
        "instrument": instrument,
        "name": survey.asked.instrument.name.say(language),
        "n": given.n,
        "population": given.population,
        "smallest_group": given.smallest,
        **_margin(survey, instrument),
        "questions": [
            _node_document(shown, survey, node, language) for node in survey.asked.questions
        ],
    }


def _node_document(
    shown: core.Result, survey: _Survey, node: Node, language: str
) -> dict[str, Any]:
    found = _counted(shown, node)
    mark = shown.sheet.answers[survey.asked.instrument.code].marks.get(node.code)
    document: dict[str, Any] = {
        "code": node.code,
        "name": node.name.say(language),
        "n": 0 if found is None else found.n,
        "mark": None if mark is None else str(as_published(mark)),
        "exact": exactly(mark),
        **_margin(survey, node.code),
    }
    if node.parts:
        parts = [_node_document(shown, survey, part, language) for part in node.parts]
        return {**document, "parts": parts}
    counts = () if found is None else found.counts
    return {
        **document,
        "ask": (node.ask or node.name).say(language),
        "counts": [_count_document(survey, node, one, language) for one in counts],
    }


def _count_document(survey: _Survey, node: Node, count: Count, language: str) -> dict[str, Any]:
    options = zip(survey.asked.scale(node).options, count.options, strict=True)
    return {
        "portion": None if count.portion is None else count.portion.say(language),
        "n": count.n,
        "mark": str(as_published(count.mark)),
        "options": [
            {
                "code": option.code,
                "name": chosen.text.say(language),
                "worth": chosen.worth,
                "chosen": chosen.times,
            }
            for option, chosen in options
        ],
    }


def _rows(shown: core.Result, language: str) -> Iterator[tuple[object, ...]]:
    for instrument, given in shown.sheet.answers.items():
        survey = _survey(shown, instrument)
        for node in survey.asked.asked:
            found = _counted(shown, node)
            for count in () if found is None else found.counts:
                before = (instrument, _said(count.portion, language), *_place(shown, node))
                mark = as_published(given.marks[node.code])
                margin = _margin(survey, node.code)
                after = (count.n, as_published(count.mark), mark, *margin.values())
                for row in _options(survey, node, count, language):
                    yield (*before, node.name.say(language), *row, *after)


def _options(
    survey: _Survey, node: Node, count: Count, language: str
) -> Iterator[tuple[object, ...]]:
    for option, chosen in zip(survey.asked.scale(node).options, count.options, strict=True):
        yield option.code, chosen.text.say(language), chosen.worth, chosen.times


def _place(shown: core.Result, node: Node) -> tuple[str, str]:
    """The code of a question, and that of its part where it is one."""
    if node.kind == "part":
        return shown.framework.parents[node.code].code, node.code
    return node.code, ""


def _survey(shown: core.Result, instrument: str) -> _Survey:
    asked = questionnaire(shown.framework, instrument)
    return _Survey(asked, margins(asked, shown.sheet.answers[instrument]))


def _counted(shown: core.Result, node: Node) -> Counted | None:
    return counted(shown.framework, node.code, shown.sheet.answers)


def _margin(survey: _Survey, code: str) -> dict[str, object]:
    margin = survey.margins.get(code)
    if margin is None:
        return {"margin": None, "margin_is_bound": None}
    return {"margin": str(margin.points), "margin_is_bound": int(margin.at_most)}


def _said(text: Text | None, language: str) -> str:
    return "" if text is None else text.say(language)


_TITLE = Text(
    "จำนวนคำตอบแบบวัด ITA ของ{agency} ปีงบประมาณ พ.ศ. {year}",
    "Answers counted in the ITA of {agency}, fiscal year {year}",
)
_DESCRIPTION = Text(
    "จำนวนผู้เลือกแต่ละตัวเลือกของแบบวัด IIT และ EIT ไม่มีคำตอบรายคน ข้อที่มีผู้ตอบน้อยเกินไปไม่แสดงจำนวนรายตัวเลือก",
    "How many people chose each answer of the surveys IIT and EIT. There is no answer of a single "
    "person in it; of questions that too few answered, the numbers by answer are left out.",
)
