"""What a respondent's telephone has to load, in bytes on the wire: a budget."""

from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple
from urllib.parse import urlencode

import pytest
from django.core import signals
from django.core.handlers.wsgi import WSGIHandler
from django.db import close_old_connections

from prongsai.web.respond.pages import script_address
from tests.web.builders import make_agency, make_open_survey
from tests.web.respond.answering import address_of, filled

pytestmark = pytest.mark.django_db

# What the server in front of the application adds to every response.
SERVER = "server: granian\r\ndate: Sat, 21 Nov 2026 12:00:00 GMT\r\n"

# Three times a page of 15 questions that was written by hand would be 5,400; goals for time are
# met with less.
FORM = 3_700
FORM_OF_51_ANSWERS = 5_400
THANKS = 1_700
SCRIPT = 1_050
SESSION = 14_000  # what arrives at once when a connection begins
WORKER = 5_000


@pytest.fixture(autouse=True)
def connection_of_the_test() -> Iterator[None]:
    """A request ends no connection here, for the test is still in its transaction."""
    ends = [signals.request_started, signals.request_finished]
    for signal in ends:
        signal.disconnect(close_old_connections)
    yield
    for signal in ends:
        signal.connect(close_old_connections)


class Sent(NamedTuple):
    """A response as the server sends it: its status, and all bytes with headers."""

    status: str
    size: int


def ask(method: str, path: str, body: bytes = b"") -> Sent:
    """A request to the whole application, by a browser that takes gzip."""
    told: list[str] = []

    def start(status, headers, exc_info=None):
        lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers)]
        told.extend([status, "\r\n".join(lines) + f"\r\n{SERVER}\r\n"])

    path, _, query = path.partition("?")
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "HTTP_ACCEPT_ENCODING": "gzip, deflate, br",
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": BytesIO(body),
        "wsgi.url_scheme": "http",
    }
    response = WSGIHandler()(environ, start)
    content = b"".join(response)
    response.close()
    return Sent(told[0][:3], len(told[1].encode()) + len(content))


@pytest.mark.parametrize("query", ["", "?lang=en", "?size=l"])
def test_a_form_of_fifteen_questions(query):
    survey = make_open_survey(make_agency(), "eit")

    form = ask("GET", address_of(survey) + query)

    assert form.status == "200"
    assert form.size <= FORM


def test_a_form_of_fifty_one_answers():
    survey = make_open_survey(make_agency(), "iit")

    assert ask("GET", address_of(survey)).size <= FORM_OF_51_ANSWERS


def test_a_whole_session_and_the_worker_besides():
    survey = make_open_survey(make_agency(), "eit")
    path = address_of(survey)
    body = urlencode(filled(survey)).encode()

    pages = [ask("GET", path), ask("POST", path + "?try=1", body), ask("GET", path + "thanks/")]
    worker, script = ask("GET", "/s/worker.js"), ask("GET", script_address())

    assert [page.status for page in pages] == ["200", "303", "200"]
    assert pages[2].size <= THANKS
    assert worker.size <= WORKER
    assert script.size <= SCRIPT
    loaded = [*pages, script, worker]
    assert sum(one.size for one in loaded) + len(body) <= SESSION
