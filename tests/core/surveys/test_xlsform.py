"""XLSForms of every year's surveys: valid, anonymous, and named so that answers come back."""

from io import BytesIO

import pytest
from pyxform.xls2xform import convert

from prongsai.core.loading import load_framework, years
from prongsai.core.surveys.questionnaire import Questionnaire, questionnaire
from prongsai.core.surveys.xlsform import form_name, listed_traits, said, xlsform
from prongsai.core.surveys.xlsform_writing import xlsform_bytes

SURVEYS = [(year, code) for year in years() for code in load_framework(year).surveys]
# Everything by which a form could tell the phone, the person or the hour.
ABOUT_THE_PHONE = {
    "start",
    "end",
    "today",
    "deviceid",
    "phonenumber",
    "username",
    "email",
    "simserial",
    "subscriberid",
    "audit",
    "geopoint",
    "start-geopoint",
    "background-audio",
}


def survey_of(year: int, instrument: str) -> Questionnaire:
    return questionnaire(load_framework(year), instrument)


@pytest.mark.parametrize(("year", "instrument"), SURVEYS)
@pytest.mark.parametrize("with_traits", [False, True])
def test_every_years_surveys_are_forms_without_a_warning(year, instrument, with_traits):
    survey = survey_of(year, instrument)
    content = xlsform_bytes(xlsform(survey, listed_traits(survey) if with_traits else ()))

    made = convert(BytesIO(content), validate=False, pretty_print=False)

    assert made.warnings == []
    assert f"prongsai_{instrument}_{year}" in made.xform
    assert made.itemsets is None


@pytest.mark.parametrize(("year", "instrument"), SURVEYS)
def test_a_form_asks_what_the_framework_asks_with_the_options_from_least_to_most(year, instrument):
    survey = survey_of(year, instrument)
    form = xlsform(survey)

    asked = {
        row["name"]: (row["type"].split()[1], row["label::ไทย (th)"], row["label::English (en)"])
        for row in form.survey
        if row["type"].startswith("select_one")
    }
    assert asked == {form_name(node.code): (node.scale, *said(node)) for node in survey.asked}
    choices = [(row["list_name"], row["name"]) for row in form.choices]
    used = list(dict.fromkeys(survey.scale(node) for node in survey.asked))
    assert choices == [(scale.code, option.code) for scale in used for option in scale.options]


def test_parts_of_a_question_stand_together_below_it():
    rows = xlsform(survey_of(2563, "iit")).survey
    start = next(place for place, row in enumerate(rows) if row.get("name") == "i1")

    assert [(row["type"], row.get("name")) for row in rows[start : start + 4]] == [
        ("begin_group", "i1"),
        ("select_one four_levels", "i1_1"),
        ("select_one four_levels", "i1_2"),
        ("end_group", None),
    ]


@pytest.mark.parametrize(("year", "instrument"), SURVEYS)
def test_a_form_notes_nothing_about_the_phone_and_needs_no_answer(year, instrument):
    rows = xlsform(survey_of(year, instrument)).survey

    assert not {row["type"].split()[0] for row in rows} & ABOUT_THE_PHONE
    assert {row["type"].split()[0] for row in rows} == {
        "note",
        "begin_group",
        "end_group",
        "select_one",
    }
    assert not any("required" in row for row in rows)


def test_traits_are_asked_only_where_somebody_wants_them():
    survey = survey_of(2567, "eit")

    without = [row["name"] for row in xlsform(survey).survey if "name" in row]
    asked = [row["name"] for row in xlsform(survey, listed_traits(survey)).survey if "name" in row]

    assert asked == [*without, "trait_contact", "trait_sex", "trait_age"]


def test_another_wording_is_another_version():
    first, second = (xlsform(survey_of(year, "iit")).settings["version"] for year in (2567, 2568))

    assert first != second
