from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prongsai.core.loading import load_framework, years
from prongsai.core.marks import marks_of
from prongsai.core.scoring import score
from prongsai.core.surveys.questionnaire import questionnaire
from prongsai.core.surveys.tallies import (
    Tally,
    summed_nodes,
    tally_from_plain,
    tally_of,
    together,
)

IIT = questionnaire(load_framework(2566), "iit")


def responses(survey):
    options = [
        st.sampled_from([None, *(option.code for option in survey.scale(node).options)])
        for node in survey.asked
    ]
    chosen = st.tuples(*options)
    return st.lists(
        st.builds(
            survey.response,
            chosen.map(
                lambda given: {
                    node.code: option
                    for node, option in zip(survey.asked, given, strict=True)
                    if option
                }
            ),
            st.dictionaries(st.sampled_from(["sex", "unit"]), st.sampled_from(["7", "female"])),
            st.sets(st.sampled_from(["hasty", "straight"])),
        ),
        max_size=12,
    )


@given(responses(IIT))
@settings(deadline=None)
def test_a_response_is_read_back_from_its_line(some):
    assert [IIT.unpack(IIT.pack(one)) for one in some] == some


@given(responses(IIT), responses(IIT))
@settings(deadline=None)
def test_tallies_of_batches_add_up_to_the_tally_of_all(first, second):
    assert together([tally_of(IIT, first), tally_of(IIT, second)]) == tally_of(IIT, first + second)


@given(responses(IIT))
@settings(deadline=None)
def test_a_tally_is_read_back_from_plain_values(some):
    tally = tally_of(IIT, some)

    assert tally_from_plain(tally.as_plain()) == tally


@pytest.mark.parametrize("year", years())
def test_where_everybody_answered_everything_the_sums_are_the_scores_of_every_node(year):
    for code in load_framework(year).surveys:
        survey = questionnaire(load_framework(year), code)
        some = [survey.response(_every(survey, place)) for place in range(7)]
        tally = tally_of(survey, some)

        marks = marks_of(survey.framework, code, tally.counts)
        whole = score(survey.instrument, {question: mark.value for question, mark in marks.items()})
        summed = summed_nodes(survey)
        for part in whole.walk():
            if part.node.code in summed and part.node.kind != "part":
                sums = tally.sums[part.node.code]
                per_point = summed[part.node.code].per_point
                assert Fraction(sums.total, sums.n * per_point) == part.value


def test_who_skipped_a_part_is_missing_from_the_sums_above_it_and_nowhere_else():
    answers = _every(IIT, 1)
    del answers["i1.2"]

    tally = tally_of(IIT, [IIT.response(answers)])

    assert {"i1", "1", "iit"} & set(tally.sums) == set()
    assert tally.sums["2"].n == 1
    assert tally.counts["i1.1"] == {answers["i1.1"]: 1}
    assert "i1.2" not in tally.counts


def test_of_nobody_there_is_nothing_to_count():
    assert tally_of(IIT, []) == Tally()


def _every(survey, place):
    return {
        node.code: options[(place * (number + 3)) % len(options)].code
        for number, node in enumerate(survey.asked)
        for options in [survey.scale(node).options]
    }
