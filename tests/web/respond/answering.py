"""Respondents of tests: they fetch a form, answer it and send it, as a browser does."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.test import Client

from prongsai.apps.surveys.models import Survey
from prongsai.web.respond.facts import facts_of

URLENCODED = "application/x-www-form-urlencoded"


def address_of(survey: Survey) -> str:
    """The address of the first entrance of a survey."""
    return f"/s/{survey.entrances.all()[0].address}/"


def page_of(survey: Survey, query: str = "", **headers: str) -> str:
    """The form of a survey, as text."""
    response = Client().get(address_of(survey) + query, headers=headers or None)
    assert response.status_code == 200
    return response.content.decode()


def token_in(page: str) -> str:
    """The one-time token of a page, as the name of its field."""
    found = re.search(r"name=(t\.[\w-]{44}) value=1", page)
    assert found is not None
    return found[1]


def answers_to(survey: Survey, place: int = 0) -> dict[str, str]:
    """The same place in the row of options, for all that a survey asks."""
    facts = facts_of(address_of(survey).split("/")[2])
    assert facts is not None
    asked = facts.questionnaire
    return {node.code: asked.scale(node).options[place].code for node in asked.asked}


def filled(survey: Survey, **changes: str) -> dict[str, str]:
    """A form of which everything is answered, with a token of its own."""
    return {token_in(page_of(survey)): "1", **answers_to(survey), **changes}


def send(survey: Survey, fields: Mapping[str, str], query: str = "", **more: Any) -> HttpResponse:
    """Send a form; gives what comes back, without going on to where it leads."""
    body = urlencode(fields)
    return Client().post(address_of(survey) + query, body, content_type=URLENCODED, **more)


def notice_of(response: HttpResponse) -> list[str]:
    """The sentences that a page tells above the form that came back."""
    found = re.search(r"<div role=alert.*?</div>", response.content.decode(), re.DOTALL)
    assert found is not None, response.content.decode()
    return re.findall(r"<p>([^<]+)</p>", found[0])


def chosen_in(response: HttpResponse) -> dict[str, str]:
    """The answers that a page shows as chosen."""
    found = re.findall(r"name=([\w.]+) value=(\w+) checked", response.content.decode())
    return dict(found)
