"""Who reads comments, and what a survey's page knows of its visitor."""

import pytest
from django.conf import settings as live
from django.urls import resolve, reverse

from prongsai.apps.agencies import permissions
from prongsai.apps.agencies.models import Role
from tests.privacy.looking import is_kept, seen_broken

pytestmark = pytest.mark.django_db
SESSIONS = "django.contrib.sessions.middleware.SessionMiddleware"
SHORT_WAY = "prongsai.web.respond.middleware.ShortWay"


@pytest.mark.parametrize("promise", ["comments", "addresses", "uploads"])
def test_the_pages_as_they_are_keep_the_promise(promise):
    assert is_kept(promise)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.UNIT, Role.EXECUTIVE, Role.ASSESSOR])
def test_somebody_of_the_agency_who_may_read_comments_is_seen(monkeypatch, role):
    allowed = permissions.MAY["comment.read"] | {role}
    monkeypatch.setitem(permissions.MAY, "comment.read", allowed)

    assert role.value in seen_broken("comments")


def test_an_overseer_who_holds_a_position_in_the_agency_too_is_seen(monkeypatch):
    refused = permissions.MAY_NOT["comment.read"] - {Role.EXECUTIVE}
    monkeypatch.setitem(permissions.MAY_NOT, "comment.read", refused)

    assert "executive" in seen_broken("comments")


def test_sessions_before_a_survey_page_are_seen(settings):
    settings.MIDDLEWARE = [SESSIONS, *live.MIDDLEWARE]

    assert SESSIONS in seen_broken("addresses")


def test_pages_that_go_the_long_way_are_seen(settings):
    settings.MIDDLEWARE = [name for name in live.MIDDLEWARE if name != SHORT_WAY]

    assert "sessions and cookies" in seen_broken("addresses")


def test_a_page_that_marks_its_visitor_is_seen(monkeypatch):
    from prongsai.web.respond.middleware import ShortWay

    respond = ShortWay.__call__

    def marking(self, request):
        response = respond(self, request)
        response.set_cookie("visitor", "17")
        return response

    monkeypatch.setattr(ShortWay, "__call__", marking)

    assert seen_broken("addresses") == "a survey's page marks its visitor: cookie visitor"


@pytest.mark.parametrize("name", ["photographs", "accept_sheets", "survey_files"])
def test_a_page_that_lays_answers_on_the_disk_is_seen(monkeypatch, name):
    at = {"slug": "x", "year": 2566, "instrument": "iit"}
    page = resolve(reverse(f"agency:{name}", kwargs=at)).func
    monkeypatch.delattr(page, "kept_off_the_disk")

    says = f"these pages lay files with answers of single people on the disk: {name}"
    assert seen_broken("uploads") == says
