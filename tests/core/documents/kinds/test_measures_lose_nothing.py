"""Whatever a plan says, its documents say it: whole, and in the order of the plan."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prongsai.core.documents.blocks import Document, Table, plain
from prongsai.core.documents.kinds import built
from prongsai.core.documents.plan import Measure
from tests.core.documents.plans import make_material

PLANNED = ("measures", "methods", "steps", "responsible")
SAID = {
    "measures-themes": PLANNED,
    "measures-indicators": (*PLANNED, "follow_up"),
    "measures-subthemes": (*PLANNED, "follow_up"),
    "results-outcomes": (*PLANNED, "findings", "results", "outcomes"),
    "results-suggestions": (*PLANNED, "results", "suggestions"),
}
ENTRIES = (*PLANNED, "findings", "results", "outcomes", "suggestions")
SENTENCES = st.text(alphabet="กขคงญฐปฝฟำิีุู่้์ {}-/.“”🙂ab", min_size=1, max_size=20)
THEMES = st.sampled_from(("", "1", "4", "7", "99"))
INDICATORS = st.sampled_from(("", "2", "4", "9", "9.2", "77"))
QUESTIONS = st.lists(st.sampled_from(("i1", "e6", "o13", "o30", "x5")), max_size=3, unique=True)


@st.composite
def plans_of_measures(draw: st.DrawFn) -> list[Measure]:
    """Measures with any fields, every sentence of which ends with a number of its own."""
    made: list[Measure] = []
    count = 0

    def told(sentence: str) -> str:
        nonlocal count
        count += 1
        return f"{sentence}#{count}"

    for _ in range(draw(st.integers(1, 4))):
        entries = {
            field: tuple(told(one) for one in draw(st.lists(SENTENCES, max_size=3)))
            for field in ENTRIES
        }
        made.append(
            Measure(
                theme=draw(THEMES),
                indicator=draw(INDICATORS),
                questions=tuple(draw(QUESTIONS)),
                heading=told(draw(SENTENCES)) if draw(st.booleans()) else "",
                follow_up=told(draw(SENTENCES)) if draw(st.booleans()) else "",
                period_printed=told(draw(SENTENCES)),
                **entries,
            )
        )
    return made


@pytest.mark.parametrize("kind", SAID)
@settings(max_examples=60, deadline=None)
@given(planned=plans_of_measures())
def test_every_sentence_of_a_plan_stands_whole_in_its_document_once_and_in_order(kind, planned):
    lines = lines_in(built(kind, make_material(*planned)))

    for measure in planned:
        fields = [entries(measure, field) for field in (*SAID[kind], "heading", "period_printed")]
        for said in fields:
            assert [lines.count(one) for one in said] == [1] * len(said)
            places = [lines.index(one) for one in said]
            assert all(before < after for before, after in pairwise(places))


def entries(measure: Measure, field: str) -> tuple[str, ...]:
    """The sentences of a field."""
    said = getattr(measure, field)
    return said if isinstance(said, tuple) else (said,) * bool(said)


def lines_in(document: Document) -> list[str]:
    """Every line of every cell of a document's table, without numbers and dashes."""
    tables = [block for block in document.blocks() if isinstance(block, Table)]
    rows = [row for table in tables for row in table.rows]
    return [plain(line.words) for row in rows for cell in row.cells for line in cell.lines]
