"""Neither the place of a code's row nor its versions tell who answered."""

import pytest
from django.db import transaction

from prongsai.apps.surveys.models import Code, Survey
from prongsai.apps.surveys.slips import print_slips
from tests.privacy.looking import execute, is_kept, look, seen_broken
from tests.web.builders import make_agency, make_open_survey

pytestmark = pytest.mark.django_db


def make_codes(size: int = 30) -> Survey:
    """A survey with slips."""
    survey = make_open_survey(make_agency())
    print_slips(survey, unit=None, size=size, by=None)
    return survey


def mark(count: int) -> None:
    """Mark so many more codes at once, in a transaction of its own."""
    with transaction.atomic():
        some = list(Code.objects.filter(used=False).values_list("pk", flat=True)[:count])
        Code.objects.filter(pk__in=some).update(used=True)


@pytest.mark.parametrize("batches", [[], [5], [5, 7]])
def test_codes_that_are_marked_k_or_more_at_once_keep_the_promise(batches):
    make_codes()
    for count in batches:
        mark(count)

    assert (is_kept("batches"), is_kept("order")) == (True, True)


def test_fewer_than_k_used_codes_of_an_open_survey_are_seen():
    survey = make_codes()
    mark(4)

    assert f"survey {survey.pk}: 4" in seen_broken("batches")


@pytest.mark.usefixtures("on_postgresql")
def test_codes_that_are_marked_one_at_a_time_are_seen_by_their_versions():
    make_codes()
    for _answered in range(6):
        mark(1)

    assert seen_broken("batches").count("xmin") == 4  # of six; a sentence names four


@pytest.mark.usefixtures("on_postgresql")
def test_a_code_that_was_locked_alone_is_seen_by_its_version():
    make_codes()
    with transaction.atomic():
        Code.objects.select_for_update().get(pk=Code.objects.first().pk)

    assert "xmax" in seen_broken("batches")


@pytest.mark.usefixtures("on_postgresql")
def test_a_code_that_was_written_anew_alone_is_seen_by_its_version():
    make_codes()
    with transaction.atomic():
        Code.objects.filter(pk=Code.objects.first().pk).update(used=False)

    assert "2 xmin" in seen_broken("batches")


def test_codes_that_lie_in_the_order_of_drawing_are_seen():
    survey = make_codes()
    pack = survey.packs.get()
    Code.objects.all().delete()
    for number in reversed(range(30)):
        Code.objects.create(keyed_hash=f"{number:032x}", pack=pack)

    assert f"packs {pack.pk} lie in some other order" in seen_broken("order")


def test_what_cannot_be_read_is_told_and_is_no_promise_kept():
    execute("ALTER TABLE surveys_pack RENAME TO another")
    with transaction.atomic():  # a failed query ends a transaction on PostgreSQL
        finding = look("batches")
        transaction.set_rollback(True)

    assert finding.outcome.value == "cannot_tell"
    assert "it could not be read" in finding.evidence.en
