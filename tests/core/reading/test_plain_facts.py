"""Facts as JSON has them."""

import json
from datetime import date
from decimal import Decimal

from prongsai.core.documents.plan import Measure
from prongsai.core.periods import Period
from prongsai.core.reading.facts import (
    DisagreementRead,
    Doubt,
    Facts,
    Figure,
    FindingRead,
    LimitationRead,
    MeasureRead,
    QuestionRead,
    Repair,
    Said,
    ScoreRead,
    SignerRead,
)
from prongsai.core.reading.plain import as_plain
from prongsai.core.sheets.sheet import AgencyName
from prongsai.core.wording import Text

FACTS = Facts(
    agency=AgencyName("เทศบาลตำบลตัวอย่าง", "เทศบาลตำบล", "เมือง", "พะเยา"),
    fiscal_year=2563,
    documents=("announcement", "analysis_report"),
    total=Figure(Decimal("79.68"), "๗๙.๖๘", 74),
    level=Said("B", "ระดับ B", 75),
    scores=(ScoreRead("1", Figure(Decimal("88.70"), "๘๘.๗๐", 64)),),
    questions=(QuestionRead("e8", 142, Figure(Decimal("55.10"), "๕๕.๑๐", 142)),),
    groups={"below_60": ("e8",), "60_to_85": (), "above_85": ()},
    findings=(FindingRead(None, "1", ("e12",), None, "คิวยาว", 91),),
    measures=(
        MeasureRead(
            Measure(
                indicator="2",
                measures=("คุมงบประมาณ",),
                methods=("เผยแพร่แผน",),
                responsible=("ทุกกอง",),
                period=Period("whole_fiscal_year", date(2022, 10, 1), date(2023, 9, 30)),
                period_printed="ตลอดปีงบประมาณ",
                follow_up="รายงานผล",
            ),
            "การใช้งบประมาณ",
            (17, 20),
        ),
    ),
    signers=(SignerRead("นายกเทศมนตรี", 19),),
    limitations=(LimitationRead("staff", "คนน้อย", 30),),
    disagreements=(
        DisagreementRead(
            "total",
            "79.68",
            "79.58",
            (74,),
            (Repair("total", "๗๙.๖๘", "79.58", 74),),
            Text("ไม่ตรงกัน", "they differ"),
        ),
    ),
    doubts=(Doubt(59, "๐๓๔", "o34", Text("อาจเป็นอย่างอื่น", "it may be otherwise")),),
)


def test_facts_have_the_keys_and_shapes_that_others_read() -> None:
    plain = as_plain(FACTS, "en")

    assert json.loads(json.dumps(plain)) == plain
    assert plain["agency"] == {
        "name": "เทศบาลตำบลตัวอย่าง", "type": "เทศบาลตำบล", "district": "เมือง", "province": "พะเยา",
    }  # fmt: skip
    assert (plain["fiscal_year"], plain["documents"]) == (2563, ["announcement", "analysis_report"])
    assert plain["reported"] == {
        "total": {"value": "79.68", "printed": "๗๙.๖๘", "line": 74},
        "level": {"value": "B", "printed": "ระดับ B", "line": 75},
    }
    assert plain["scores"] == [{"node": "1", "value": "88.70", "printed": "๘๘.๗๐", "line": 64}]
    assert plain["groups"] == {"below_60": ["e8"], "60_to_85": [], "above_85": []}
    assert plain["signers"] == [{"position": "นายกเทศมนตรี", "line": 19}]
    assert plain["constraints"] == [{"kind": "staff", "text": "คนน้อย", "line": 30}]
    assert plain["disagreements"] == [
        {
            "node": "total",
            "reported": "79.68",
            "computed": "79.58",
            "lines": [74],
            "repairs": [{"node": "total", "printed": "๗๙.๖๘", "reads": "79.58", "line": 74}],
            "explanation": "they differ",
        }
    ]
    assert plain["doubts"] == [
        {"line": 59, "printed": "๐๓๔", "reads": "o34", "reason": "it may be otherwise"}
    ]


def test_rows_have_their_lists_and_whole_numbers_for_what_they_answer() -> None:
    plain = as_plain(FACTS)

    (question,) = plain["questions"]
    assert list(question)[:5] == ["code", "value", "comment", "assignee", "line"]
    assert (question["value"], question["comment"]) == ("55.10", None)
    (finding,) = plain["findings"]
    assert (finding["indicator"], finding["theme"], finding["codes"]) == (None, 1, ["e12"])
    (measure,) = plain["measures"]
    assert list(measure)[:13] == [
        "indicator", "theme", "title", "measures", "methods", "steps", "responsible", "period",
        "follow_up", "results", "outcomes", "suggestions", "lines",
    ]  # fmt: skip
    assert (measure["indicator"], measure["theme"], measure["lines"]) == (2, None, [17, 20])
    assert measure["period"] == {
        "printed": "ตลอดปีงบประมาณ",
        "start": "2022-10-01",
        "end": "2023-09-30",
        "kind": "whole_fiscal_year",
    }
    assert measure["steps"] == []


def test_what_was_not_printed_is_null_or_empty() -> None:
    plain = as_plain(Facts())

    assert plain["reported"] == {"total": None, "level": None}
    assert plain["fiscal_year"] is None
    assert [key for key, value in plain.items() if value == []] == [
        "documents", "scores", "questions", "findings", "measures", "signers", "constraints",
        "disagreements", "doubts", "follow_up", "references", "days",
    ]  # fmt: skip
