"""Results: imported as drafts, published as frozen versions."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from prongsai.apps.agencies.models import Agency
from prongsai.apps.results.actions import (
    discard_draft,
    import_into_agency,
    import_sheet,
    publish_correction,
    publish_result,
)
from prongsai.apps.results.models import Result
from prongsai.apps.results.publications import Peers, peers_of
from prongsai.apps.results.queries import (
    disagreements_told,
    history_of,
    previous_published,
    published,
    shown,
)
from prongsai.apps.results.standing import Standing, in_state, standing
from prongsai.apps.rounds.models import Round
from prongsai.core.problems import ProblemsFound
from prongsai.core.results import result_of
from tests.web.builders import (
    YEAR,
    make_agency,
    make_correction,
    make_draft,
    make_published_result,
    make_sheet,
    reported,
)

pytestmark = pytest.mark.django_db


def test_an_import_opens_the_year_and_computes_a_draft():
    draft = make_draft(make_agency(), make_sheet(80))

    assert (draft.round.year, draft.version, draft.is_draft) == (YEAR, 1, True)
    assert (draft.total, draft.level) == (Decimal("80.00"), "B")


def test_an_import_into_a_year_without_rules_opens_nothing():
    agency = make_agency()

    with pytest.raises(ProblemsFound):
        import_into_agency(agency, sheet=replace(make_sheet(), year=2500), source_file="", by=None)

    assert not Round.objects.exists()


def test_a_stored_result_is_shown_as_it_was_computed():
    sheet = make_sheet(80, reported=reported("77.13", "C"))

    draft = make_draft(make_agency(), sheet)

    assert shown(Result.objects.get(pk=draft.pk)) == result_of(sheet)


def test_a_new_import_takes_the_place_of_the_draft():
    agency = make_agency()
    make_draft(agency, make_sheet(80))
    make_draft(agency, make_sheet(90))

    assert [(one.version, one.total) for one in Result.objects.all()] == [(1, Decimal("90.00"))]


def test_a_round_has_at_most_one_draft():
    draft = make_draft(make_agency())
    draft.pk, draft.version = None, 2

    with pytest.raises(DatabaseError), transaction.atomic():
        draft.save(force_insert=True)


def test_a_sheet_of_another_year_is_refused():
    round_ = make_draft(make_agency()).round

    with pytest.raises(ValidationError):
        import_sheet(round_, sheet=make_sheet(year=2564), source_file="", by=None)


def test_a_code_that_the_pinned_rules_do_not_know_is_refused():
    round_ = make_draft(make_agency()).round
    sheet = make_sheet(scores={"99": Decimal(1)})

    with pytest.raises(ValidationError, match="99"):
        import_sheet(round_, sheet=sheet, source_file="", by=None)


@pytest.mark.parametrize("said", [{"respondents": {"i99": 3}}, {"comments": {"i99": "ครบ"}}])
def test_a_code_that_stands_beside_no_figure_is_refused_as_well(said):
    round_ = make_draft(make_agency()).round

    with pytest.raises(ValidationError, match="have no i99;"):
        import_sheet(round_, sheet=make_sheet(**said), source_file="", by=None)


@pytest.mark.parametrize("change", [{"total": 100}, {"reason": "x"}, {"sheet": {}}])
def test_the_database_refuses_to_change_a_published_result(change):
    make_published_result(make_agency())

    with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
        Result.objects.update(**change)

    assert Result.objects.get().total == Decimal("80.00")


def test_the_database_refuses_to_delete_a_published_result():
    make_published_result(make_agency())

    with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
        Result.objects.all().delete()

    assert Result.objects.count() == 1


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite has REPLACE")
def test_the_database_refuses_to_replace_a_published_result():
    make_published_result(make_agency())

    with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
        _run("REPLACE INTO results_result SELECT * FROM results_result")


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has no TRUNCATE")
@pytest.mark.parametrize(
    "table",
    ["audit_entry", "audit_head", "results_result", "rounds_round", "rounds_pinnedframework"],
)
def test_the_database_refuses_to_empty_a_table_with_rows_to_keep(table):
    make_published_result(make_agency())
    _run("SET CONSTRAINTS ALL IMMEDIATE")

    with pytest.raises(DatabaseError, match=r"frozen|kept"), transaction.atomic():
        _run(f"TRUNCATE {table} CASCADE")


def test_a_published_result_can_be_neither_published_again_nor_discarded():
    result = make_published_result(make_agency())

    with pytest.raises(ValidationError):
        publish_result(result, by=None)
    with pytest.raises(ValidationError):
        discard_draft(result, by=None)


def test_a_correction_needs_a_reason():
    agency = make_agency()
    make_published_result(agency)
    draft = make_draft(agency, make_sheet(90))

    with pytest.raises(ValidationError):
        publish_result(draft, by=None)
    with pytest.raises(ValidationError):
        publish_correction(draft, reason="  ", by=None)

    draft.refresh_from_db()
    assert draft.is_draft


def test_a_correction_is_a_new_version_and_the_old_one_stays():
    agency = make_agency()
    make_published_result(agency, make_sheet(80))
    make_correction(agency, make_sheet(90))

    assert list(Result.objects.values_list("version", "total")) == [
        (2, Decimal("90.00")),
        (1, Decimal("80.00")),
    ]
    assert [result.version for result in published()] == [2]


def test_a_discarded_draft_leaves_the_published_version():
    agency = make_agency()
    make_published_result(agency)
    discard_draft(make_draft(agency, make_sheet(90)), by=None)

    assert [result.version for result in Result.objects.all()] == [1]


def test_an_incomplete_result_has_neither_total_nor_level():
    draft = make_draft(make_agency(), make_sheet(scores={"1": Decimal(80)}))

    assert (draft.total, draft.level) == (None, "")


def test_the_history_has_one_result_a_year_the_oldest_first():
    agency = make_agency()
    make_published_result(agency, make_sheet(70, year=2564))
    make_published_result(agency, make_sheet(60))
    make_correction(agency, make_sheet(65))
    make_draft(agency, make_sheet(90, year=2565))

    assert [(one.round.year, one.total) for one in history_of(agency)] == [
        (2563, Decimal("65.00")),
        (2564, Decimal("70.00")),
    ]


def test_the_year_before_is_what_was_published_for_it():
    agency = make_agency()
    before = make_published_result(agency, make_sheet(60))
    now = make_draft(agency, make_sheet(70, year=2564))

    assert previous_published(now) == before
    assert previous_published(before) is None


def test_peers_are_published_results_of_the_same_kind_and_year():
    make_published_result(make_agency("a"), make_sheet(60))
    make_published_result(make_agency("b"), make_sheet(90))
    make_published_result(make_agency("c", kind="province"), make_sheet(95))
    make_draft(make_agency("draft"), make_sheet(99))
    mine = make_published_result(make_agency("e"), make_sheet(80))

    assert peers_of(mine) == Peers(2, Decimal(75), Decimal("90.00"), above=1)


def test_peers_are_counted_by_the_database_in_one_query(django_assert_num_queries):
    for slug, mark in (("a", 60), ("b", 90)):
        make_published_result(make_agency(slug), make_sheet(mark))
    mine = make_published_result(make_agency("e"), make_sheet(80))

    with django_assert_num_queries(1):
        assert peers_of(mine) == Peers(2, Decimal(75), Decimal("90.00"), above=1)


def test_what_is_summed_up_of_every_result_is_read_from_an_index_and_not_from_wide_rows():
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, "results_result")

    assert found["figures_by_round"]["columns"] == [
        "round_id",
        "state",
        "version",
        "total",
        "level",
    ]


def test_nobody_is_compared_with_himself():
    assert peers_of(make_published_result(make_agency())) is None


def test_the_standing_counts_each_agency_once():
    make_agency("nothing")
    make_draft(make_agency("draft"))
    corrected = make_agency("corrected")
    make_published_result(corrected)
    make_draft(corrected)

    agencies = Agency.objects.all()
    assert standing(agencies, YEAR) == Standing(agencies=3, published=1, draft=1, without=1)
    assert [a.slug for a in in_state(agencies, "published", YEAR)] == ["corrected"]
    assert [a.slug for a in in_state(agencies, "draft", YEAR)] == ["draft"]
    assert [a.slug for a in in_state(agencies, "without", YEAR)] == ["nothing"]


def test_disagreements_are_counted_for_lists():
    sound = make_draft(make_agency("sound"))
    doubtful = make_draft(make_agency("doubtful"), make_sheet(reported=reported("77.13", "C")))

    assert disagreements_told(Result.objects.all()) == {sound.pk: 0, doubtful.pk: 2}


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
