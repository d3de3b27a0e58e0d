"""What holds for every analysis, whatever the figures: no claim that they do not bear."""

import re
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from prongsai.core.documents.kinds import built
from prongsai.core.documents.phrases import phrase_for
from prongsai.core.loading import load_framework
from prongsai.core.results import result_of
from prongsai.core.scoring import as_published, band
from tests.core.documents.kinds.analysed import (
    ANALYSES,
    YEARS,
    all_marked,
    figures,
    material_of,
    places,
    rows,
    sheet_of,
    table,
    text_of,
)

# Ties, the ends of bands, figures that rounding lifts to 100.00 or 85.01, and a mark unknown.
FIGURES = ("0", "33.33", "59.994", "59.995", "60", "85", "85.005", "99.994", "99.995", "100")
MARKS = st.one_of(st.sampled_from([None, *map(Decimal, FIGURES)]), st.just(Decimal(100)))
KEEP = "ควรรักษาระดับ"


@st.composite
def sheets(draw):
    """The sheet of any year, with any marks known."""
    year = draw(st.sampled_from(YEARS))
    framework = load_framework(year)
    same = draw(st.one_of(st.none(), MARKS))
    marks = {node.code: draw(MARKS) if same is None else same for node in framework.marked}
    scores = {}
    if draw(st.booleans()):
        for node in framework.assessment.walk():
            if node.kind == "indicator":
                scores[node.code] = draw(st.sampled_from([Decimal("71.85"), Decimal("100.00")]))
    known = {code: mark for code, mark in marks.items() if mark is not None}
    return sheet_of(year, known, scores)


anything = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def known_marks(material):
    return {
        one.node.code.upper(): one.announced
        for one in material.result.total.walk()
        if one.node.is_marked and one.announced is not None
    }


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("mark", ["0", "59.99", "60", "85", "99.995", "100"])
def test_every_analysis_of_every_year_is_built_from_like_marks(year, mark):
    for kind in ANALYSES:
        text = text_of(kind, all_marked(year, mark))

        assert not re.search(r"[{}]|None|Fraction|Decimal", text)


@anything
@given(sheets())
def test_no_analysis_has_braces_or_a_word_of_python(sheet):
    material = material_of(result_of(sheet))
    for kind in ANALYSES:
        assert not re.search(r"[{}]|None|Fraction|Decimal", text_of(kind, material))


@anything
@given(sheets())
def test_every_figure_printed_is_an_announced_score(sheet):
    material = material_of(result_of(sheet))
    result = material.result
    announced = {str(one.announced) for one in result.total.walk() if one.announced is not None}
    shares = {f"{100 - Decimal(one):.2f}" for one in announced}
    ends = {
        str(end)
        for one in result.disagreements
        for end in (one.reported, one.computed, *(one.possible or ()))
    }
    levels = {f"{level.at_least:.2f}" for level in result.framework.levels}
    below = {f"{level.at_least - Decimal('0.01'):.2f}" for level in result.framework.levels}
    for kind in ANALYSES:
        printed = figures(text_of(kind, material))

        assert printed <= announced | shares | ends | levels | below | {"0.00"}


@anything
@given(sheets())
def test_each_known_code_stands_once_in_the_bands_under_its_own_band(sheet):
    material = material_of(result_of(sheet))
    some = table(built("analysis-sections", material), "ข้อคำถามและข้อตรวจตามกลุ่มประเมิน")
    bands = material.result.framework.bands[::-1]
    found = [
        (code, bands[place])
        for row in rows(some)
        for place, cell in enumerate(row[1:])
        for code in cell.split(", ")
        if code != "-"
    ]

    known = known_marks(material)
    expected = [(code, band(bands, mark)) for code, mark in known.items()]
    assert sorted(found, key=str) == sorted(expected, key=str)


@anything
@given(sheets())
def test_what_is_to_be_followed_up_is_what_is_in_the_lowest_band(sheet):
    material = material_of(result_of(sheet))
    document = built("follow-up", material)
    weak = [code for code, mark in known_marks(material).items() if mark < 60]
    if not weak:
        assert [one.kind for one in document.blocks() if hasattr(one, "rows")] == []
        return

    listed = [row[0].split(" ")[0] for row in rows(table(document, "การกำกับติดตาม"))]
    assert listed == weak


@anything
@given(sheets())
def test_the_themes_name_exactly_what_is_below_the_highest_band(sheet):
    material = material_of(result_of(sheet))
    document = built("analysis-themes", material)
    top = material.result.framework.bands[0].at_least
    named = []
    for theme in material.result.framework.themes:
        for row in rows(table(document, f"การวิเคราะห์ประเด็นที่ {theme.code} ")):
            question, said = row[-2:]
            if "ยังมีข้อที่ควรพัฒนา" in said:
                named += re.findall(r"([IEO]\d+) \(", said)
            elif question.startswith("ข้อ "):
                named.append(question.removeprefix("ข้อ "))

    weak = [code for code, mark in known_marks(material).items() if mark < top]
    assert sorted(named) == sorted(weak)


@anything
@given(sheets())
def test_no_indicator_at_100_has_a_fault_and_what_is_below_100_is_named(sheet):
    material = material_of(result_of(sheet))
    document = built("analysis-indicators", material)
    said = {}
    for instrument in material.result.total.parts:
        for one in instrument.parts:
            said[one.node.name.th] = one
    for row in table(document, "ประเด็นที่ต้องแก้ไข").rows:
        if row.group:
            continue
        title = "".join(run.text for run in row.cells[0].lines[0].words)
        texts = ["".join(run.text for run in line.words) for line in row.cells[1].lines]
        score = next(one for name, one in said.items() if f" {name} " in title)
        lost = {
            one.node.code.upper()
            for one in score.walk()
            if one.node.is_marked and one.announced is not None and one.announced < 100
        }
        named = {
            code for text in texts for code in re.findall(r"([IEO]\d+) .*?\(\d+\.\d\d\)", text)
        }

        assert named == lost
        if score.announced == 100 and score.origin == "combined":
            assert KEEP in texts[0]
            assert not any(text.startswith("ควร") for text in texts)
        if lost:
            assert "ทุกข้อ" not in texts[0]


@anything
@given(sheets())
@example(all_marked(YEARS[1], "100").result.sheet)
def test_the_strongest_and_weakest_are_named_with_all_ties_and_only_where_they_differ(sheet):
    material = material_of(result_of(sheet))
    scores = [one for one in material.result.total.walk() if one.node.kind == "indicator"]
    known = {one.node.code: one.announced for one in scores if one.announced is not None}
    text = text_of("analysis-sections", material)
    sentence = re.search(r"ได้คะแนนสูงสุดคือ(.*?) เท่ากับ (\S+) ส่วนที่.*?ต่ำสุดคือ(.*?) เท่ากับ (\S+)", text)
    if len(set(known.values())) < 2:
        assert sentence is None
        return

    high, low = max(known.values()), min(known.values())
    assert sentence is not None
    assert (sentence[2], sentence[4]) == (str(high), str(low))
    for names, figure in ((sentence[1], high), (sentence[3], low)):
        told = re.findall(r"ตัวชี้วัดที่ (\d+) ", f"{names} ")
        assert told == [code for code, mark in known.items() if mark == figure]
    assert ("ในตัวชี้วัดที่ทราบคะแนน" in text) == (len(known) < len(scores))


@anything
@given(sheets())
def test_advice_at_100_is_to_keep_it_up(sheet):
    material = material_of(result_of(sheet))
    text = text_of("analysis-sections", material)
    for instrument, whole in enumerate(material.result.total.parts, 1):
        for place, one in enumerate(whole.parts, 1):
            start = rf"^4\.{instrument}\.{place} {re.escape(one.node.name.th)} \((.*?)\) (.*)$"
            advice = re.search(start, text, re.MULTILINE)

            assert advice is not None
            assert (KEEP in advice[2]) == (one.announced == 100)


def test_a_mark_of_exactly_60_belongs_to_the_middle_group():
    material = all_marked(YEARS[1], "60")

    assert "ไม่มีผลการประเมินต่ำกว่า 60 %" in text_of("analysis-sections", material).replace("๖๐", "60")
    assert as_published(material.result.total.value) == 60


@anything
@given(sheets())
def test_all_words_that_can_be_changed_in_place_are_phrases_of_their_kind(sheet):
    material = material_of(result_of(sheet))
    for kind in ANALYSES:
        for place in set(places(built(kind, material))):
            name = f"{place.slot}/{place.subject}" if place.subject else place.slot

            assert phrase_for(kind, name).title
