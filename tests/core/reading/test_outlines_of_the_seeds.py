"""The outlines of five reports that exist: how many tables and rows, and what their cells hold."""

import pytest

from prongsai.core.reading.codes import codes_in
from prongsai.core.reading.entries import entries_in
from prongsai.core.reading.numbers import figures_in
from prongsai.core.reading.outline import Part, TableRead, TextRead
from prongsai.core.reading.outlining import outlined
from prongsai.core.reading.results_rows import text_of
from prongsai.core.reading.text_source import read_bytes
from tests.repository import ROOT

SEEDS = ROOT.parent / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the five reports are not beside us")

MEASURES_OF_THEMES = ("subject", "method", "responsible", "step", "period")
MEASURES = ("subject", "method", "period", "follow_up", "responsible")
RESULTS = ("subject", "method", "period", "result", "outcome", "responsible")
SCORES = ("instrument", "indicator", "score")
ITEMS = ("number", "question", "comment", "score")


def outline_of(number: str) -> tuple[Part, ...]:
    (file,) = SEEDS.glob(f"{number}_*.txt")
    return outlined(read_bytes(file.name, file.read_bytes()))


def tables_of(number: str) -> list[TableRead]:
    return [part for part in outline_of(number) if isinstance(part, TableRead)]


def texts_of(number: str) -> list[TextRead]:
    return [part for part in outline_of(number) if isinstance(part, TextRead)]


def shapes(number: str) -> list[tuple[tuple[str, ...], int]]:
    return [(table.columns, len(table.rows)) for table in tables_of(number)]


def entries(table: TableRead, meaning: str) -> list[int]:
    """How many entries the cells of a column have, row by row, headings left out."""
    at = table.columns.index(meaning)
    return [len(entries_in(text_of(row.cells[at]))) for row in table.rows if not row.spanning]


def test_seven_tables_of_findings_and_one_of_measures():
    assert shapes("000") == [
        *[(("subject", "instrument", "question", "analysis"), 1)] * 7,
        (MEASURES_OF_THEMES, 7),
    ]


def test_the_measures_of_seven_themes_have_all_their_entries():
    table = tables_of("000")[-1]

    assert entries(table, "method") == [4, 3, 2, 3, 2, 4, 6]
    assert entries(table, "step") == [4, 5, 3, 3, 4, 3, 6]
    assert entries(table, "responsible") == [4, 5, 1, 4, 4, 1, 1]


def test_the_total_is_whole_though_a_page_broke_its_sentence():
    (total,) = [part for part in texts_of("000") if (part.first, part.last) == (48, 50)]

    assert [str(one.value) for one in figures_in(total.words) if one.unit] == ["77.13"]


def test_misnumbered_headings_keep_their_numbers():
    marks = [part.mark for part in texts_of("000") if part.mark.startswith("ประเด็น")]

    assert marks == [f"ประเด็นที่ {number}" for number in (1, 2, 3, 4, 5, 2, 7)]


def test_codes_beside_their_instruments_are_read_as_printed():
    found = []
    for table in tables_of("000")[:7]:
        (row,) = table.rows
        instrument = row.cells[1].text.lower()
        found += [(one.code, one.sure) for one in codes_in(row.cells[2].text, instrument)]

    assert found == [(code, True) for code in ("e12", "o30", "e6", "o34", "i8", "o24", "i26")]


def test_measures_and_results_are_two_tables_whose_rows_went_on_over_six_pages():
    assert shapes("001") == [(MEASURES, 7), (RESULTS, 7)]
    measures, results = tables_of("001")
    assert entries(measures, "method") == [3, 5, 3, 3, 5, 6, 6]
    assert entries(results, "result") == [2, 4, 1, 1, 3, 3, 3]
    assert entries(results, "outcome") == [2, 3, 3, 3, 3, 3, 3]
    over_a_page = [
        (cell.first, cell.last)
        for table in (measures, results)
        for row in table.rows
        for cell in row.cells
        if cell.first != cell.last
    ]
    assert over_a_page == [(18, 20), (26, 28), (40, 45), (54, 56), (60, 62), (66, 70)]


def test_indicators_by_instrument_and_measures_with_results():
    assert shapes("002") == [
        (("indicator", "analysis"), 12),
        (("subject", "method", "responsible", "period", "result", "suggestion"), 6),
    ]
    measures = tables_of("002")[1]
    assert entries(measures, "method") == [5, 5, 3, 3, 2, 4]
    assert entries(measures, "result") == [4, 4, 4, 3, 3, 3]
    assert entries(measures, "suggestion") == [1] * 6


def test_rules_scores_groups_questions_items_and_follow_up_are_told_apart():
    assert shapes("003") == [
        (("score", "instrument", "instrument", "instrument"), 6),
        (("score", "level"), 7),
        (SCORES, 11),
        (SCORES, 11),
        (("instrument", "below_60", "60_to_85", "above_85"), 3),
        (("question", "yes", "no", "score"), 2),
        (("question", "yes", "no", "score"), 2),
        (("question", "yes", "no", "score"), 1),
        *[(ITEMS, rows) for rows in (2, 1, 1, 1, 1, 2, 1, 1, 1)],
        (("subject", "responsible", "supervisor", "remark"), 13),
    ]


def test_every_question_stands_in_a_group():
    table = tables_of("003")[4]
    instruments = ("iit", "eit", "oit")

    counts = [
        [len(codes_in(cell.text, instrument)) for cell in row.cells[1:]]
        for row, instrument in zip(table.rows, instruments, strict=True)
    ]
    assert counts == [[0, 18, 12], [3, 6, 6], [11, 0, 32]]


def test_ten_pieces_of_advice_are_headings_with_their_paragraphs():
    parts = texts_of("003")
    advice = [part for part in parts if part.mark.startswith("4.")]

    assert [part.mark for part in advice] == [
        "4.1", "4.1.1", "4.1.2", "4.1.3", "4.1.4", "4.1.5", "4.2", "4.2.1", "4.2.2", "4.2.3",
        "4.3", "4.3.1", "4.3.2",
    ]  # fmt: skip
    assert all(part.heading for part in advice)


def test_catchwords_at_the_foot_of_a_page_are_in_no_part():
    assert not [part for part in texts_of("003") if part.words.startswith("/")]


def test_seven_themes_over_eight_measures_of_which_two_went_on_over_a_page():
    (table,) = tables_of("004")

    assert table.columns == ("subject", "step", "responsible", "period", "follow_up")
    assert [row.spanning for row in table.rows].count(True) == 7
    assert entries(table, "subject") == [1, 1, 1, 2, 3, 1, 1, 1]
    assert entries(table, "step") == [5, 2, 2, 3, 3, 7, 4, 4]
    over_a_page = [row for row in table.rows if any(cell.first != cell.last for cell in row.cells)]
    assert len(over_a_page) == 2
