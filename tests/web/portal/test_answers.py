"""Counted answers as open data: counters of published results, and of nobody too few."""

import csv
from io import StringIO

import pytest

from prongsai.apps.agencies.models import Agency
from prongsai.apps.results.models import Result
from prongsai.core.loading import load_framework
from prongsai.core.sheets.counting import with_answers
from prongsai.core.surveys.pooling import answers_of
from prongsai.core.surveys.questionnaire import Questionnaire, Response, questionnaire
from prongsai.core.surveys.tallies import tally_of
from prongsai.web.portal.answers import COLUMNS
from tests.engines.exports import drawn
from tests.web.builders import (
    YEAR,
    make_agency,
    make_correction,
    make_draft,
    make_marked_sheet,
    make_published_result,
)

pytestmark = pytest.mark.django_db

EIT = questionnaire(load_framework(YEAR), "eit")
CSV, JSON = f"/klongmuang/{YEAR}/answers.csv", f"/klongmuang/{YEAR}/answers.json"


def counted_sheet(survey: Questionnaire, *portions: tuple[str, list[Response]], population=100):
    tallies = [(code, tally_of(survey, responses)) for code, responses in portions]
    given = answers_of(survey, tallies, population)
    return with_answers(make_marked_sheet(80, year=survey.framework.year), survey, given)


def publish(agency: Agency | None = None, people: int = 30) -> Result:
    sheet = counted_sheet(EIT, ("all", drawn(EIT, people)))
    return make_published_result(agency or make_agency(), sheet)


def rows(client, address: str = CSV) -> list[dict[str, str]]:
    text = client.get(address).content.decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text)))


def test_the_table_has_every_counter_of_every_option(client):
    publish()

    told = {(row["part"] or row["question"], row["option"]): row["chosen"] for row in rows(client)}

    counts = tally_of(EIT, drawn(EIT, 30)).counts
    assert told == {
        (node.code, option.code): str(counts[node.code].get(option.code, 0))
        for node in EIT.asked
        for option in EIT.scale(node).options
    }


def test_a_row_explains_itself(client):
    publish()

    row = next(row for row in rows(client, f"{CSV}?lang=en") if row["part"] == "e4.1")

    chosen = tally_of(EIT, drawn(EIT, 30)).counts["e4.1"]
    n = sum(chosen.values())
    fixed = ("year", "agency", "version", "instrument", "portion", "question", "name", "option")
    assert [row[name] for name in fixed] == [
        str(YEAR), "อบต. klongmuang", "1", "eit", "", "e4", "Money", "0",
    ]  # fmt: skip
    # Being asked for money is misconduct: "no" is worth 100.
    assert (row["option_name"], row["worth"], row["n"]) == ("No", "100", str(n))
    assert row["chosen"] == str(chosen["0"])
    assert row["mark"] == row["mark_together"]
    assert float(row["mark"]) == pytest.approx(100 * chosen["0"] / n, abs=0.01)
    assert 0 < float(row["margin"]) < 50
    assert row["margin_is_bound"] == "0"


def test_portions_that_count_the_same_stand_apart(client):
    survey = questionnaire(load_framework(2566), "eit")
    survey = Questionnaire(
        survey.framework, survey.instrument, survey.rules._replace(pooling="halves"), survey.asked
    )
    sheet = counted_sheet(survey, ("1", drawn(survey, 200)), ("2", drawn(survey, 300, seed=2)))
    make_published_result(make_agency(), sheet)

    told = rows(client, "/klongmuang/2566/answers.csv?lang=en")

    assert {row["portion"] for row in told} == {
        "Part 1, answered by clients themselves",
        "Part 2, collected by assessors",
    }


def test_the_document_explains_its_fields_and_says_where_it_is(client):
    publish()

    document = client.get(f"{JSON}?lang=en").json()

    assert list(document["fields"]) == list(COLUMNS)
    assert (
        document["dct:title"]
        == f"Answers counted in the ITA of อบต. klongmuang, fiscal year {YEAR}"
    )
    assert [one["dcat:downloadURL"] for one in document["dcat:distribution"]] == [
        f"http://testserver{CSV}",
        f"http://testserver{JSON}",
    ]
    (survey,) = document["surveys"]
    assert (survey["instrument"], survey["n"], survey["population"]) == ("eit", 30, 100)
    assert float(survey["margin"]) > 0
    part = survey["questions"][3]["parts"][0]
    assert (part["code"], part["counts"][0]["options"][0]["worth"]) == ("e4.1", "100")
    assert [question["code"] for question in survey["questions"]] == [
        node.code for node in EIT.questions
    ]


def test_of_a_question_that_too_few_answered_no_counter_is_given(client):
    responses = drawn(EIT, 30)
    place = [node.code for node in EIT.asked].index("e8")
    few = [
        response._replace(
            chosen=(*response.chosen[:place], "1" if n < 4 else None, *response.chosen[place + 1 :])
        )
        for n, response in enumerate(responses)
    ]
    make_published_result(make_agency(), counted_sheet(EIT, ("all", few)))

    told = rows(client)
    questions = client.get(JSON).json()["surveys"][0]["questions"]

    assert [row for row in told if row["question"] == "e8"] == []
    e8 = next(question for question in questions if question["code"] == "e8")
    assert (e8["counts"], e8["margin"]) == ([], None)


def test_neither_sums_nor_signs_leave_with_the_result_itself(client):
    publish()

    sheet = client.get(f"/klongmuang/{YEAR}.json").json()["sheet"]

    assert "answers" not in sheet
    text = client.get(JSON).content.decode()
    assert ("sums" in text, "signs" in text, "squares" in text) == (False, False, False)


def test_a_draft_and_a_result_without_counted_answers_have_none(client):
    make_published_result(make_agency())
    make_draft(make_agency("other"), counted_sheet(EIT, ("all", drawn(EIT, 30))))

    addresses = [CSV, JSON, f"/other/{YEAR}/answers.csv", f"/other/{YEAR}/answers.json"]
    assert [client.get(address).status_code for address in addresses] == [404] * 4
    assert "answers.csv" not in client.get(f"/klongmuang/{YEAR}/").content.decode()


def test_the_page_of_a_result_leads_to_its_answers_of_each_version(client):
    agency = make_agency()
    publish(agency)
    make_correction(agency, counted_sheet(EIT, ("all", drawn(EIT, 40))))

    newest = client.get(f"/klongmuang/{YEAR}/").content.decode()
    first = client.get(f"/klongmuang/{YEAR}/?version=1").content.decode()

    assert f'href="{CSV}"' in newest
    assert f'href="{JSON}?version=1"' in first
    assert client.get(JSON).json()["surveys"][0]["n"] == 40
    assert client.get(f"{JSON}?version=1").json()["surveys"][0]["n"] == 30
    older = client.get(f"{JSON}?version=1").json()["dcat:distribution"][0]["dcat:downloadURL"]
    assert older == f"http://testserver{CSV}?version=1"


def test_a_cell_is_never_run_as_a_formula(client):
    publish(make_agency(name="=1+1"))

    assert {row["agency"] for row in rows(client)} == {"'=1+1"}


def test_open_data_is_for_every_program_and_not_sent_twice(client):
    publish()

    first = client.get(CSV)
    again = client.get(CSV, headers={"if-none-match": first["ETag"]})

    assert first["Access-Control-Allow-Origin"] == "*"
    assert first["Content-Disposition"] == (
        f'attachment; filename="klongmuang-{YEAR}-v1-answers.csv"'
    )
    assert again.status_code == 304
