"""Rounds: rules pinned for good, under a digest that names their text."""

import pytest
from django.db import DatabaseError, transaction

from prongsai.apps.rounds.models import PinnedFramework, Round
from prongsai.apps.rounds.queries import rules_of, rules_with
from prongsai.core.loading import read_framework
from prongsai.core.problems import ProblemsFound
from tests.repository import ROOT
from tests.web.builders import make_agency, make_round

SOUND = (ROOT / "tests" / "broken_frameworks" / "sound.yaml").read_text("utf-8")
# A text that was pinned before there was a check of what the weights add up to.
UNCHECKED = SOUND.replace("weight: 60", "weight: 50")

pytestmark = pytest.mark.django_db


def test_pinned_rules_are_read_for_ever_whatever_is_checked_today():
    with pytest.raises(ProblemsFound):
        read_framework(UNCHECKED, "fy2563.yaml")

    rules = rules_of(make_round(make_agency(), UNCHECKED))

    assert sorted(str(part.weight) for part in rules.assessment.parts) == ["40", "50"]


def test_a_text_that_its_digest_does_not_name_is_refused():
    PinnedFramework.objects.create(digest="sha256:another", name="fy2563", year=2563, text=SOUND)

    with pytest.raises(ProblemsFound) as found:
        rules_with("sha256:another")

    assert [one.sentence("en") for one in found.value.problems] == [
        "fy2563.yaml: the pinned text of these rules was changed, its digest is no longer "
        "sha256:another; restore the database from a backup."
    ]


@pytest.mark.parametrize("change", [{"text": ""}, {"name": "fy2562"}, {"year": 2562}])
def test_the_database_refuses_to_change_pinned_rules(change):
    make_round(make_agency(), SOUND)

    with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
        PinnedFramework.objects.update(**change)

    assert PinnedFramework.objects.get().text == SOUND


def test_the_database_refuses_to_move_a_round_to_another_agency_year_or_framework():
    round_ = make_round(make_agency(), SOUND)
    other = make_round(make_agency("other"), UNCHECKED)

    for change in ({"agency": other.agency}, {"year": 2562}, {"framework": other.framework}):
        with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
            Round.objects.filter(pk=round_.pk).update(**change)


def test_the_database_refuses_to_delete_a_round():
    round_ = make_round(make_agency(), SOUND)

    with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
        round_.delete()
