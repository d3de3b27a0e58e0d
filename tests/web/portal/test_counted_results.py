"""Counted surveys before the public: n, margins and receipts, never how people answered."""

import json

import pytest
from django.conf import settings
from django.test import Client

from prongsai.apps.results.actions import publish_result, take_in_survey
from prongsai.apps.surveys.models import SurveyTally
from tests.apps.test_taking_in import make_counted
from tests.web.agency.test_result_pages import text_of
from tests.web.builders import make_agency

pytestmark = pytest.mark.django_db

HOME = "/klongmuang/2563/"


@pytest.fixture
def public():
    """The browser of somebody who reads English; a survey with every sign was published."""
    survey = make_counted(make_agency(), "eit")
    row = SurveyTally.objects.get()
    row.tally["signs"] = {"fast": 10, "straight": 10}
    row.save()
    publish_result(take_in_survey(survey, by=None), by=None)
    browser = Client()
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return browser


def test_the_public_sees_how_many_answered_and_the_margin(public):
    says = text_of(public.get(HOME))

    assert "· 10 answers" in says
    assert "50.00 ± 30.99" in says


def test_the_public_follows_a_number_down_to_how_many_chose_what(public):
    says = text_of(public.get(f"{HOME}e3/"))

    assert "(5 × 0 + 5 × 100) ÷ 10 = 50.00" in says
    assert "Together 10" in says


@pytest.mark.parametrize("page", ["/", "/eit/", "/e3/", ".json", ".csv"])
def test_the_public_is_told_of_no_sign(public, page):
    found = public.get(f"{HOME.rstrip('/')}{page}")

    says = found.content.decode()
    assert found.status_code == 200
    for word in ("Look closer", "No odd signs", "Faster", "fast", '"straight"', "signs", "squares"):
        assert word not in says


def test_the_document_for_machines_carries_no_tallies(public):
    document = json.loads(public.get("/klongmuang/2563.json").content)

    assert "answers" not in document["sheet"]
    assert document["sheet"]["respondents"]["e3"] == 10
    assert document["exact"]["e3"] == "50"


def test_nobody_outside_the_office_sees_groups(public):
    assert public.get("/office/klongmuang/2563/groups/").status_code == 302


def test_a_result_without_any_total_announces_none(public):
    says = text_of(public.get("/klongmuang/"))

    assert "null" not in says
    assert "announced" not in says
