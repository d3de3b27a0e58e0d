"""A thousand people answer through the pages; the marks are those of the counted truth, exactly."""

import random
import time
from urllib.parse import urlencode

import pytest
from django.test import Client

from prongsai.apps.surveys.actions import close_survey, open_survey, prepare_survey, set_population
from prongsai.apps.surveys.intake.background import fold_all
from prongsai.apps.surveys.intake.tokens import new_token
from prongsai.apps.surveys.slips import print_slips
from prongsai.core.marks import count, marks_of
from prongsai.core.surveys.tallies import tally_from_plain, together
from tests.apps.surveys.intake_builders import RULES, asked_in, random_response
from tests.web.builders import make_agency, make_round

PEOPLE = 1000
FOLDED_EVERY = 150

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("instrument", ["iit", "eit"])
def test_a_thousand_answers_give_exactly_the_marks_of_the_counted_truth(
    instrument, django_capture_on_commit_callbacks, settings
):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    survey = opened(instrument)
    asked, chance = asked_in(survey), random.Random(2566)  # noqa: S311
    codes = slips(survey, PEOPLE) if instrument == "iit" else [None] * PEOPLE
    entrances = [entrance.address for entrance in survey.entrances.order_by("pk")]
    truth = []

    for number, code in enumerate(codes):
        response = random_response(asked, chance)
        form = form_of(asked, response, code)
        assert sent(chance.choice(entrances), form, number) == 303
        truth.append(response)
        if number % FOLDED_EVERY == 0:
            with django_capture_on_commit_callbacks(execute=True):
                fold_all()
    with django_capture_on_commit_callbacks(execute=True):
        close_survey(survey, by=None)

    answers = [
        (node.code, option)
        for response in truth
        for node, option in zip(asked.asked, response.chosen, strict=True)
        if option is not None
    ]
    tallies = [tally_from_plain(row.tally) for row in survey.tallies.filter(trait="")]
    counted = together(tallies)
    assert counted.n == PEOPLE
    assert marks_of(asked.framework, instrument, counted.counts) == marks_of(
        asked.framework, instrument, count(answers)
    )


def opened(instrument):
    round_ = make_round(make_agency("thousand"), RULES)
    survey = prepare_survey(round_, instrument=instrument, by=None)
    set_population(survey, population=2 * PEOPLE, by=None)
    open_survey(survey, by=None)
    return survey


def slips(survey, how_many):
    return print_slips(survey, unit=None, size=how_many, by=None).codes


def form_of(asked, response, code):
    pairs = zip(asked.asked, response.chosen, strict=True)
    form = {node.code: option for node, option in pairs if option is not None}
    return form | {"skip": "1"} | ({} if code is None else {"code": code})


def sent(address, form, number):
    """The status of the answer to a form, sent from an address of the sender's own."""
    token = {f"t.{new_token(address, time.time() - 600)}": "1"}
    answer = Client().post(
        f"/s/{address}/",
        urlencode(form | token),
        content_type="application/x-www-form-urlencoded",
        headers={"x-forwarded-for": f"10.0.{number // 250}.{number % 250}"},
    )
    return answer.status_code
