"""Results to take away: exact, safe in a spreadsheet, the same for everybody."""

import csv
import json
from decimal import Decimal
from fractions import Fraction
from io import StringIO

import pytest

from prongsai.core.sheets.sheet import Sheet
from tests.web.builders import (
    make_agency,
    make_correction,
    make_marked_sheet,
    make_published_result,
    make_sheet,
    reported,
)

pytestmark = pytest.mark.django_db

COLUMNS = [
    "year",
    "agency",
    "district",
    "province",
    "version",
    "published",
    "code",
    "kind",
    "name",
    "weight",
    "score",
    "exact",
    "origin",
    "reported",
    "respondents",
    "comment",
]


def rows_of(client, address="/klongmuang/2563.csv"):
    """The rows of a table by their code."""
    text = client.get(address).content.decode("utf-8-sig")
    return {row["code"]: row for row in csv.DictReader(StringIO(text))}


def test_the_table_opens_in_a_spreadsheet_with_thai_letters(client):
    make_published_result(make_agency())

    answer = client.get("/klongmuang/2563.csv")

    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="klongmuang-2563-v1.csv"'


def test_the_columns_of_the_table_stay_what_they_are(client):
    make_published_result(make_agency())

    first = client.get("/klongmuang/2563.csv").content.decode("utf-8-sig").split("\r\n")[0]

    assert first.split(",")[: len(COLUMNS)] == COLUMNS


def test_the_table_has_every_figure_exactly_as_it_was_computed_and_announced(client):
    sheet = make_marked_sheet(100, marks={"o1": Decimal(50), "o2": Decimal(100)})
    sheet = make_sheet(80, marks=sheet.marks, reported=reported("80.00", "B"))
    make_published_result(make_agency(), sheet)

    rows = rows_of(client)

    level, total, item = rows["level"], rows["ita"], rows["o1"]
    assert (level["score"], level["reported"]) == ("B", "B")
    assert (total["score"], total["exact"], total["reported"]) == ("80.00", "80.00", "80.00")
    assert (item["score"], item["exact"], item["origin"]) == ("50.00", "50.00", "given")
    assert total["agency"] == "อบต. klongmuang"


def test_a_cell_is_never_run_as_a_formula(client):
    sheet = make_marked_sheet(100, comments={"o1": "=HYPERLINK(1)", "o2": "-2+3", "o3": "@sum"})
    make_published_result(make_agency(name="=1+1"), sheet)

    rows = rows_of(client)

    assert [rows[code]["comment"] for code in ("o1", "o2", "o3")] == [
        "'=HYPERLINK(1)",
        "'-2+3",
        "'@sum",
    ]
    assert rows["o1"]["agency"] == "'=1+1"


def test_the_document_is_the_score_with_version_place_and_sheet(client):
    sheet = make_sheet(80, reported=reported("81.00", "A"), comments={"9": "หมายเหตุ"})
    result = make_published_result(make_agency(), sheet)

    document = client.get("/klongmuang/2563.json").json()

    assert {name: document[name] for name in ("year", "agency", "district", "province")} == {
        "year": 2563,
        "agency": "อบต. klongmuang",
        "district": "ปากช่อง",
        "province": "นครราชสีมา",
    }
    assert (document["version"], document["total"], document["level"]) == (1, "80.00", "B")
    assert document["published"] == result.published_at.isoformat()
    assert document["digest"].startswith("sha256:")
    assert [one["reported"] for one in document["disagreements"]] == ["81.00", "A"]
    assert document["sheet"]["comments"] == {"9": "หมายเหตุ"}


def test_the_keys_of_the_document_stay_what_they_are(client):
    make_published_result(make_agency())

    assert sorted(client.get("/klongmuang/2563.json").json()) == [
        "agency",
        "complete",
        "digest",
        "disagreements",
        "district",
        "exact",
        "framework",
        "kind",
        "level",
        "nodes",
        "province",
        "published",
        "reason",
        "sheet",
        "status",
        "total",
        "version",
        "year",
    ]


def test_no_number_of_the_document_loses_a_digit(client):
    sheet = make_marked_sheet(100)
    marks = dict(sheet.marks) | {"o1": Decimal("33.333333333333333333")}
    make_published_result(make_agency(), Sheet(year=2563, marks=marks))

    text = client.get("/klongmuang/2563.json").content.decode()

    document = json.loads(text)
    assert document["sheet"]["marks"]["o1"] == "33.333333333333333333"
    exact = Fraction(document["exact"]["9.1"])
    assert exact == (8 * 100 + Fraction("33.333333333333333333")) / 9


def test_an_earlier_version_can_be_taken_away_too(client):
    agency = make_agency()
    make_published_result(agency, make_sheet(80))
    make_correction(agency, make_sheet(90), reason="แก้ตัวเลข")

    first = client.get("/klongmuang/2563.json?version=1").json()
    newest = client.get("/klongmuang/2563.json").json()

    assert (first["version"], first["total"], first["reason"]) == (1, "80.00", "")
    assert (newest["version"], newest["total"], newest["reason"]) == (2, "90.00", "แก้ตัวเลข")


@pytest.mark.parametrize("file", ["2563.csv", "2563.json"])
def test_a_file_depends_on_its_address_alone_and_may_be_kept(client, file):
    make_published_result(make_agency())
    first = client.get(f"/klongmuang/{file}")
    client.cookies["django_language"] = "en"

    again = client.get(f"/klongmuang/{file}", headers={"if-none-match": first["ETag"]})
    since = client.get(f"/klongmuang/{file}", headers={"if-modified-since": first["Last-Modified"]})

    assert client.get(f"/klongmuang/{file}").content == first.content
    assert [again.status_code, since.status_code] == [304, 304]
    assert first["Cache-Control"] == "public, max-age=300"
    assert not first.has_header("Vary")


def test_a_file_can_be_had_in_english(client):
    make_published_result(make_agency())

    thai, english = (rows_of(client, f"/klongmuang/2563.csv?lang={it}") for it in ("th", "en"))

    assert (thai["ita"]["name"], english["ita"]["name"]) == ("คะแนนภาพรวม", "Overall score")
