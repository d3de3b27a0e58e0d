"""The analysis of a result: what is strong and weak, by bands, themes and years."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prongsai.core.analysis import analyse, as_plain
from prongsai.core.loading import load_framework
from prongsai.core.problems import ProblemsFound
from prongsai.core.results import result_by, result_of
from prongsai.core.sheets.sheet import AgencyName, Sheet

MARKS = st.sampled_from([Decimal(0), Decimal("33.30"), Decimal("60.00"), Decimal(85), Decimal(100)])


def indicators(**changes):
    scores = {str(number): Decimal("80.00") for number in range(1, 11)}
    return scores | {code.strip("_"): Decimal(value) for code, value in changes.items()}


def everything(year, mark="100", **changes):
    """A sheet with a mark for every question and item."""
    marks = {node.code: Decimal(mark) for node in load_framework(year).marked}
    return Sheet(year, marks=marks | {code: Decimal(value) for code, value in changes.items()})


def codes(scores):
    return [score.node.code for score in scores]


def test_the_highest_and_the_lowest_indicators_are_named_with_all_ties():
    sheet = Sheet(2563, scores=indicators(_1="95", _4="95", _7="70.10"))

    analysis = analyse(result_of(sheet))

    assert codes(analysis.strengths) == ["1", "4"]
    assert codes(analysis.weaknesses) == ["7"]


def test_where_all_indicators_are_equal_none_is_highest_or_lowest():
    analysis = analyse(result_of(Sheet(2563, scores=indicators())))

    assert codes(analysis.strengths) == []
    assert codes(analysis.weaknesses) == []


def test_the_weakest_questions_come_first_and_full_marks_are_no_weakness():
    analysis = analyse(result_of(everything(2563, e8="55.10", o2="0", e10="53.06")))

    assert codes(analysis.weaknesses)[-3:] == ["o2", "e10", "e8"]
    assert all(score.value < 60 for score in analysis.weaknesses if score.node.is_marked)


def test_every_known_mark_is_in_exactly_one_band_of_its_instrument():
    result = result_of(everything(2566, mark="60", i8="33.30", e1="85.00", e2="85.01"))

    bands = as_plain(analyse(result), "th")["bands"]

    assert bands["iit"]["below_60"] == ["i8"]
    assert bands["eit"]["over_85"] == ["e2"]
    listed = [code for steps in bands.values() for found in steps.values() for code in found]
    assert sorted(listed) == sorted(node.code for node in result.framework.marked)


def test_a_theme_has_the_mean_of_the_marks_that_are_known():
    sheet = Sheet(2563, marks={"i19": Decimal(50), "i20": Decimal("70.01")})

    theme = analyse(result_of(sheet)).themes[3]

    assert codes(theme.scores) == [f"i{number}" for number in range(19, 25)]
    assert (theme.known, theme.mean) == (2, Fraction("60.005"))
    assert codes(theme.weak) == ["i19", "i20"]


def test_a_theme_of_which_nothing_is_known_has_no_mean():
    theme = analyse(result_of(Sheet(2563, scores=indicators()))).themes[0]

    assert (theme.known, theme.mean, theme.weak) == (0, None, ())


def test_an_office_may_put_an_item_under_another_theme():
    result = result_of(everything(2566))

    usual, changed = analyse(result), analyse(result, themes={"o30": "4"})

    assert "o30" not in codes(usual.themes[3].scores)
    assert "o30" in codes(changed.themes[3].scores)
    assert sum(len(theme.scores) for theme in changed.themes) == len(result.framework.marked)


@pytest.mark.parametrize("themes", [{"o99": "1"}, {"o1": "8"}])
def test_a_theme_mapping_that_names_what_is_not_there_is_a_problem(themes):
    with pytest.raises(ProblemsFound):
        analyse(result_of(everything(2566)), themes=themes)


def test_what_brings_most_is_mended_first():
    result = result_of(everything(2563, o1="0", o42="0", e1="40"))

    repairs = analyse(result).mend_first

    assert [(one.score.node.code, one.points) for one in repairs] == [
        ("o42", Fraction(5)),
        ("e1", Fraction(60) * Fraction("0.3") / 15),
        ("o1", Fraction(4, 9)),
    ]


@settings(max_examples=25, deadline=None)
@given(chance=st.data())
def test_a_repair_brings_exactly_what_scoring_gives(chance):
    framework = load_framework(2568)
    marks = chance.draw(st.fixed_dictionaries({node.code: MARKS for node in framework.marked}))
    result = result_by(framework, Sheet(2568, marks=marks))

    for repair in analyse(result).mend_first[:3]:
        mended = Sheet(2568, marks={**marks, repair.score.node.code: Decimal(100)})
        after = result_by(framework, mended).total.value
        assert after - result.total.value == repair.points


def test_change_compares_items_by_their_title_and_tells_that_they_were_renumbered():
    before, after = result_of(everything(2566, o42="0")), result_of(everything(2567))

    change = analyse(after, previous=before).change

    (moved,) = [one for one in change.moved if one.before.code == "o42"]
    assert (moved.after.code, moved.points) == ("o34", Decimal(100))
    assert "renumbered" in moved.rules


def test_a_change_of_figures_is_between_announced_ones():
    before = result_of(Sheet(2563, scores=indicators(_1="70.00")))
    after = result_of(Sheet(2564, scores=indicators(_1="70.01")))

    change = as_plain(analyse(after, previous=before), "th")["change"]

    (first,) = [node for node in change["nodes"] if node["code"] == "1"]
    assert (first["from"], first["to"], first["points"]) == ("70.00", "70.01", "+0.01")


def test_items_of_one_year_alone_are_told_and_not_compared():
    change = analyse(result_of(everything(2568)), previous=result_of(everything(2567))).change

    assert {node.code for node in change.removed} & {"o6"} == {"o6"}
    assert "o6" not in {one.before.code for one in change.moved}


def test_what_is_not_known_is_listed():
    sheet = everything(2563)
    known = {code: mark for code, mark in sheet.marks.items() if code not in ("i3", "o9")}

    assert codes(analyse(result_of(Sheet(2563, marks=known))).missing) == ["i3", "o9"]


@pytest.mark.parametrize("year", [2566, 2567])
def test_only_an_earlier_year_is_compared_with(year):
    with pytest.raises(ProblemsFound, match=f"it is of {year}, which is not before 2566"):
        analyse(result_of(everything(2566)), previous=result_of(everything(year)))


def test_another_agency_name_in_the_earlier_year_is_remarked_on():
    def named(year, name):
        return result_of(Sheet(year, agency=AgencyName(name), scores=indicators()))

    later = named(2564, "อบต.คลองม่วง")

    assert analyse(later, previous=named(2563, " อบต.คลองม่วง")).remarks == ()
    assert analyse(later, previous=named(2563, "")).remarks == ()
    (remark,) = analyse(later, previous=named(2563, "ทต.แม่กา")).remarks
    assert "“ทต.แม่กา” before and “อบต.คลองม่วง” now" in remark.en
