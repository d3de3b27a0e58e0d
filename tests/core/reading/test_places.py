"""Every figure is on the line where it is printed, and not the first of its paragraph."""

from decimal import Decimal

from prongsai.core.reading.facts import Facts, Figure, QuestionRead, Said, ScoreRead
from prongsai.core.reading.outlining import outlined
from prongsai.core.reading.places import placed
from prongsai.core.reading.text_source import read_text

SENTENCE = read_text(
    "report.txt", "คะแนนภาพรวมของหน่วยงาน เท่ากับร้อยละ\n\n๗๗.๑๓ คะแนน ซึ่งอยู่ในระดับ ผ่าน\n"
)


def test_a_figure_of_a_paragraph_of_several_lines_is_on_its_own():
    parts = outlined(SENTENCE)
    facts = Facts(
        total=Figure(Decimal("77.13"), "๗๗.๑๓", 1),
        level=Said("ผ่าน", "ผ่าน", 1),
        scores=(ScoreRead("1", Figure(Decimal("77.13"), "๗๗. ๑๓", 1)),),
        questions=(QuestionRead("e1", 1), QuestionRead("e2", 1, Figure(Decimal(1), "ไม่พบ", 1))),
    )

    found = placed(facts, SENTENCE, parts)

    assert found.total == Figure(Decimal("77.13"), "๗๗.๑๓", 3)
    assert found.level == Said("ผ่าน", "ผ่าน", 3)
    assert found.scores[0].figure.line == 3
    assert [one.line for one in found.questions] == [1, 1]
    assert found.questions[1].figure == Figure(Decimal(1), "ไม่พบ", 1)
