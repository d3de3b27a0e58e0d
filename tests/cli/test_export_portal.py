"""``prongsai export-portal``: public OIT pages as plain files that lead to one another."""

import json
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser

from prongsai.apps.evidence.actions import approve
from prongsai.apps.evidence.exhibits import Given
from prongsai.apps.evidence.models import ExhibitKind
from prongsai.cli.export_portal import export_portal
from tests.web.builders import make_agency, make_examination, make_hand_in, make_user

pytestmark = pytest.mark.django_db

ADDRESS = "https://ita.example.go.th"
PDF = b"%PDF-1.7 plan"
YEAR = 2569


@pytest.fixture(autouse=True)
def hosts(settings):
    """What the command sets for itself goes back after each test."""
    settings.ALLOWED_HOSTS = list(settings.ALLOWED_HOSTS)
    settings.ADDRESS = ""


@pytest.fixture
def executive():
    """Somebody who approved a file and a link, beside an agency that approved nothing."""
    agency = make_agency()
    examination = make_examination(agency, YEAR)
    file = Given(ExhibitKind.FILE, content=PDF, file_name="แผน ปี.pdf")
    link = Given(ExhibitKind.LINK, url="https://own.example.go.th/x")
    make_hand_in(examination.disclosures.get(code="o1"), exhibits=[file, link])
    executive = make_user(agency, "executive")
    approve(examination, by=executive)
    silent = make_examination(make_agency("silent"), YEAR)
    make_hand_in(silent.disclosures.get(code="o1"))
    return executive


def run(*arguments):
    """What the command ends with, and says."""
    result = CliRunner().invoke(export_portal, [*map(str, arguments), "--lang", "en"])
    return result.exit_code, result.output


def links(page: Path):
    """Every address that a page leads to or is made of."""
    tree = LexborHTMLParser(page.read_text("utf-8"))
    return [node.attributes[name] for name in ("href", "src") for node in tree.css(f"[{name}]")]


def test_every_page_is_there_and_every_relative_link_leads_to_a_file(executive, tmp_path):
    code, said = run(tmp_path / "out", "--address", ADDRESS, "--json")

    # The list, the year, its small page and 26 items; CSV, JSON, the file and three of the look.
    assert (code, json.loads(said)["pages"], json.loads(said)["files"]) == (0, 29, 6)
    for page in (tmp_path / "out").rglob("*.html"):
        for link in links(page):
            if not link.startswith(("https://", "#")):
                assert (page.parent / unquote(link.split("#")[0])).is_file(), (page, link)


def test_only_what_was_approved_is_written_and_files_byte_by_byte(executive, tmp_path):
    run(tmp_path / "out", "--address", ADDRESS)

    item = tmp_path / "out" / "klongmuang" / "oit" / str(YEAR) / "o1"
    assert (item / "files" / f"{sha256(PDF).hexdigest()}.pdf").read_bytes() == PDF
    assert "https://own.example.go.th/x" in links(item / "index.html")
    assert not (tmp_path / "out" / "silent").exists()
    assert f"{ADDRESS}/klongmuang/oit/{YEAR}/o1/" in (item / "index.html").read_text("utf-8")


def test_what_needs_a_server_is_left_out_and_other_pages_are_where_the_portal_is(
    executive, tmp_path
):
    run(tmp_path / "out", "--address", ADDRESS)

    year = tmp_path / "out" / "klongmuang" / "oit" / str(YEAR) / "index.html"
    assert ("<form" in year.read_text("utf-8"), "/accounts/" in year.read_text("utf-8")) == (
        False,
        False,
    )
    assert f"{ADDRESS}/klongmuang/" in links(year)


def test_a_folder_with_something_in_it_is_left_as_it_is(executive, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")

    code, said = run(tmp_path, "--address", ADDRESS)

    assert (code, "choose a new or an empty one" in said) == (1, True)
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("address", ["", "ita.example.go.th", "https://", "ftp://x", "https://[x"])
def test_without_an_address_nothing_is_written(executive, tmp_path, address):
    code, said = run(tmp_path / "out", "--address", address)

    assert (code, "the address of the portal is not known" in said) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_a_page_that_cannot_be_made_leaves_nothing_behind(executive, tmp_path, monkeypatch):
    def break_down(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("prongsai.web.portal.views.oit.grouped", break_down)

    code, said = run(tmp_path / "out", "--address", ADDRESS)

    assert (code, "status 500" in said, "Traceback" in said) == (1, True, False)
    assert list(tmp_path.iterdir()) == []
