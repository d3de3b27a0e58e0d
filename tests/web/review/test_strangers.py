"""What a review has of others is nothing to whoever is no part of it."""

import pytest

from prongsai.apps.agencies.models import Role
from prongsai.apps.evidence.models import Copy, Exhibit
from tests.apps.evidence.reviews import make_assessor
from tests.web.builders import make_agency, make_office, make_user
from tests.web.review.test_review import address, make_everything

pytestmark = pytest.mark.django_db

OF_ASSESSORS = ["item", "file", "copy"]
OF_LEADERS = ["lead", "begin", "assign", "sample", "window", "confirm", "led_item"]
OF_LEADERS += ["led_file", "led_copy"]
OF_OFFICERS = ["marks", "clarify", "clarify_file", "clarify_copy"]


@pytest.fixture(scope="module")
def everything(standing):
    """A review of an agency with a page of every kind, made once; and what its assessor has."""
    return standing(lambda: make_everything(make_agency()))


@pytest.mark.parametrize("name", [*OF_ASSESSORS, *OF_LEADERS, *OF_OFFICERS])
@pytest.mark.parametrize("who", ["assessor", "officer", "executive", "overseer"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_anothers_is_nothing(everything, sign_in, name, who, method):
    examination, made = everything
    agency = examination.round.agency
    stranger = {
        "assessor": lambda: make_assessor("stranger"),
        "officer": lambda: make_user(make_agency("other")),
        "executive": lambda: make_user(agency, Role.EXECUTIVE, "another"),
        "overseer": lambda: make_user(make_office(), Role.OVERSEER),
    }[who]()
    keys = {"exhibit": Exhibit.objects.first().pk, "copy": Copy.objects.first().pk}
    place = address(name, made.pk if name in OF_ASSESSORS else examination.pk, **keys)

    assert getattr(sign_in(stranger), method)(place).status_code == 404
