"""Columns, links and triggers of the tables as the database really has them."""

import pytest
from django.db import connection

from prongsai.apps.surveys.models import Comment, SurveyTally
from prongsai.core.surveys.tallies import Tally
from tests.privacy.looking import execute, is_kept, seen_broken
from tests.web.builders import make_agency, make_open_survey

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("promise", ["columns", "links", "listeners"])
def test_the_tables_as_they_are_keep_the_promise(promise):
    assert is_kept(promise)


@pytest.mark.parametrize(
    ("table", "column", "says"),
    [
        (
            "surveys_surveytally",
            "created_at timestamp",
            "surveys_surveytally.created_at (timestamp",
        ),
        ("surveys_code", "used_on date", "surveys_code.used_on (day)"),
        ("surveys_code", "sequence integer", "surveys_code.sequence (number)"),
        ("surveys_comment", "user_id integer", "surveys_comment.user_id (number)"),
        ("surveys_comment", "address varchar(50)", "surveys_comment.address (letters)"),
        ("surveys_foldedbatch", "counted integer", "surveys_foldedbatch.counted (number)"),
    ],
)
def test_a_column_beside_those_allowed_is_seen(table, column, says):
    execute(f"ALTER TABLE {table} ADD COLUMN {column}")

    assert says in seen_broken("columns")


def test_a_table_beside_those_allowed_is_seen():
    execute("CREATE TABLE surveys_visit (code varchar(32), answer varchar(32))")

    assert "surveys_visit.answer (letters)" in seen_broken("columns")


def test_a_table_that_is_missing_is_seen():
    execute("ALTER TABLE surveys_foldedbatch RENAME TO another")

    assert seen_broken("columns") == "tables are missing: surveys_foldedbatch"


@pytest.mark.parametrize("table", ["surveys_code", "surveys_surveytally", "surveys_comment"])
def test_a_table_that_points_to_codes_counts_or_comments_is_seen(table):
    key = {"surveys_code": "keyed_hash"}.get(table, "id")
    kinds = {"surveys_code": "varchar(32)", "surveys_surveytally": "bigint"}
    uuid = "uuid" if connection.vendor == "postgresql" else "char(32)"
    kind = kinds.get(table, uuid)
    execute(f"CREATE TABLE diary (seen {kind} REFERENCES {table} ({key}))")

    assert seen_broken("links") == f"there are links that must not be there: diary → {table}"


def test_a_column_from_codes_to_counts_is_seen():
    link = "ADD COLUMN tally_id bigint REFERENCES surveys_surveytally (id)"
    execute(f"ALTER TABLE surveys_code {link}")

    assert "surveys_code → surveys_surveytally" in seen_broken("links")


@pytest.mark.parametrize(
    "plain",
    [
        Tally(n=9).as_plain() | {"codes": ["ACE"]},
        Tally(n=9).as_plain() | {"counts": {"i1": {"a" * 32: 1}}},
        Tally(n=9).as_plain() | {"counts": {"i1": {"0": "b" * 32}}},
        Tally(n=9).as_plain() | {"n": 1.5},
        [1],
    ],
)
def test_anything_beside_counts_is_seen(plain):
    survey = make_open_survey(make_agency())
    row = SurveyTally.objects.create(survey=survey, portion="all", tally=plain)

    says = f"something that is no count stands in surveys_surveytally {row.pk}"
    assert seen_broken("links") == says


def test_a_hash_in_a_comment_is_seen():
    row = Comment.objects.create(survey=make_open_survey(make_agency()), text=f"({'0a' * 16})")

    assert seen_broken("links") == f"something that is no count stands in surveys_comment {row.pk}"


def test_a_trigger_that_takes_notes_is_seen():
    execute("CREATE TABLE diary (code varchar(32))")
    if connection.vendor == "postgresql":
        execute(
            "CREATE FUNCTION notes() RETURNS trigger LANGUAGE plpgsql AS "
            "$$BEGIN INSERT INTO diary VALUES (NEW.keyed_hash); RETURN NEW; END$$"
        )
        does = "FOR EACH ROW EXECUTE FUNCTION notes()"
    else:
        does = "BEGIN INSERT INTO diary VALUES (NEW.keyed_hash); END"
    execute(f"CREATE TRIGGER notes AFTER UPDATE ON surveys_code {does}")

    assert "surveys_code.notes" in seen_broken("listeners")
