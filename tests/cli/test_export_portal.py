"""``prongsai export-portal``: the public portal as plain files that lead to one another."""

import gc
import json
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from weakref import finalize

import pytest
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser

from prongsai.apps.agencies.models import Agency
from prongsai.apps.documents.actions import import_plan
from prongsai.apps.documents.versions import publish_version, withdraw
from prongsai.apps.evidence.actions import approve, take_back_approval
from prongsai.apps.evidence.exhibits import Given
from prongsai.apps.evidence.models import ExhibitKind
from prongsai.cli.export_portal import export_portal
from prongsai.cli.portal_asking import asking
from prongsai.cli.portal_pages import Answer, PlainFiles, Section
from prongsai.cli.portal_processes import processes_for
from prongsai.web.portal.documents import documents_by_year
from prongsai.web.portal.views import result as views
from tests.web.builders import YEAR as PUBLISHED
from tests.web.builders import (
    make_agency,
    make_correction,
    make_disclosure,
    make_draft,
    make_examination,
    make_hand_in,
    make_paper,
    make_plan,
    make_published_result,
    make_sheet,
    make_user,
    make_version,
)

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


def test_only_what_was_approved_is_written_and_files_byte_by_byte(executive, tmp_path):
    run(tmp_path / "out", "--address", ADDRESS)

    item = tmp_path / "out" / "klongmuang" / "oit" / str(YEAR) / "o1"
    assert (item / "files" / f"{sha256(PDF).hexdigest()}.pdf").read_bytes() == PDF
    assert "https://own.example.go.th/x" in links(item / "index.html")
    assert not (tmp_path / "out" / "silent").exists()
    assert f"{ADDRESS}/klongmuang/oit/{YEAR}/o1/" in (item / "index.html").read_text("utf-8")


def test_what_needs_a_server_is_left_out_and_lists_take_its_place(executive, tmp_path):
    run(tmp_path / "out", "--address", ADDRESS)

    home = tmp_path / "out" / "index.html"
    pages = list((tmp_path / "out").rglob("*.html"))
    assert [
        one for one in pages if "<form" in one.read_text() or "/accounts/" in one.read_text()
    ] == []
    assert "agencies/index.html" in links(home)
    assert links(tmp_path / "out" / "agencies" / "นครราชสีมา" / "index.html")[-1] == (
        "../../klongmuang/index.html"
    )


def test_a_folder_with_something_in_it_is_left_as_it_is(executive, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")

    code, said = run(tmp_path, "--address", ADDRESS)

    assert (code, "choose a new or an empty one" in said) == (1, True)
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_in_the_place_of_the_folder_is_called_a_file(executive, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")

    code, said = run(tmp_path / "mine.txt", "--address", ADDRESS)

    assert (code, "this is a file; choose a new or an empty folder" in said) == (1, True)
    assert (tmp_path / "mine.txt").read_text() == "mine"


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


def files_in(folder: Path):
    """Every file of a folder, by its place in it."""
    files = [one for one in folder.rglob("*") if one.is_file()]
    return {str(one.relative_to(folder)): one.read_bytes() for one in files}


def _not_of_second(edition, as_it_is):
    if edition.stored.round.agency.slug == "second":
        raise ZeroDivisionError
    return as_it_is(edition)


def test_what_ended_early_goes_on_and_what_changed_since_is_written_anew(tmp_path, monkeypatch):
    first, second = make_agency("first"), make_agency("second", name="เทศบาลที่สอง")
    for agency in (first, second, make_agency("kept", name="อบต.ก")):
        make_published_result(agency)
    gone = make_version(make_paper(first))
    publish_version(gone, by=None)
    as_it_is = views._edition
    with monkeypatch.context() as broken:
        broken.setattr(views, "_edition", lambda edition: _not_of_second(edition, as_it_is))
        code, said = run(tmp_path / "out", "--address", ADDRESS)
    unfinished = tmp_path / ".out-unfinished" / "pages"
    assert (code, "status 500" in said, (tmp_path / "out").exists()) == (1, True, False)
    assert (unfinished / "d" / gone.code / f"{gone.code}.pdf").is_file()

    withdraw(gone.publication, reason="มีชื่อบุคคล", by=None)
    asked = []
    with monkeypatch.context() as watched:
        watched.setattr(
            "prongsai.web.portal.views.lists.documents_by_year",
            lambda agency: asked.append(agency.slug) or documents_by_year(agency),
        )
        run(tmp_path / "out", "--address", ADDRESS)
    run(tmp_path / "whole", "--address", ADDRESS)

    assert sorted(asked) == ["first", "second"]
    assert [one.name for one in (tmp_path / "out" / "d" / gone.code).iterdir()] == ["index.html"]
    assert files_in(tmp_path / "out") == files_in(tmp_path / "whole")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["out", "whole"]


@pytest.mark.parametrize(
    ("agencies", "asked", "processes"),
    [(0, None, 1), (7, None, 1), (3, 8, 3), (100, 1, 1), (100, 8, 8)],
)
def test_few_agencies_are_not_worth_many_processes(agencies, asked, processes):
    assert processes_for(agencies, asked) == processes


def test_the_pages_of_one_result_read_it_once(django_assert_num_queries):
    make_published_result(make_agency())
    ask = asking(ADDRESS)
    ask(f"/klongmuang/{PUBLISHED}/ita/")

    with django_assert_num_queries(0):
        told = ask(f"/klongmuang/{PUBLISHED}/iit/")
    assert told.status == 200
    with django_assert_num_queries(2):
        asking(ADDRESS)(f"/klongmuang/{PUBLISHED}/iit/")


SECRET = "ลับเฉพาะ"


def test_nothing_that_is_not_public_is_written(executive, tmp_path):
    agency = make_agency("hidden", name=f"อบต.{SECRET}")
    import_plan(agency, plan=make_plan(), source_file="plan.yaml", by=None)
    make_version(make_paper(agency, "memo"))
    make_draft(agency)
    make_hand_in(make_disclosure(agency), explanation=SECRET)
    open_agency = Agency.objects.get(slug="klongmuang")
    make_published_result(open_agency)
    issued = make_version(make_paper(open_agency))
    make_draft(open_agency, make_sheet(90, comments={"1": SECRET}))
    revised = make_agency("revised")
    make_hand_in(make_disclosure(revised), explanation=SECRET)
    oit = revised.rounds.get().examination
    head = make_user(revised, "executive")
    approve(oit, by=head)
    take_back_approval(oit, reason=SECRET, by=head)

    run(tmp_path / "out", "--address", ADDRESS)

    files = [one for one in (tmp_path / "out").rglob("*") if one.is_file()]
    told = [one for one in files if SECRET.encode() in one.read_bytes()]
    assert (told, [one for one in files if issued.code in str(one)]) == ([], [])
    assert [one for one in files if b"/hidden/" in one.read_bytes() or "/hidden/" in str(one)] == []
    assert not list((tmp_path / "out" / "klongmuang").glob("**/version-*"))
    assert (tmp_path / "out" / "revised" / "oit" / str(PUBLISHED) / "o1" / "index.html").is_file()


def test_versions_that_were_replaced_stand_beside_the_newest_with_all_their_pages(tmp_path):
    agency = make_agency()
    make_published_result(agency)
    make_correction(agency, make_sheet(90))

    run(tmp_path / "out", "--address", ADDRESS)

    year = tmp_path / "out" / "klongmuang" / str(PUBLISHED)
    assert {"index.html", "version-1.html"} <= set(links(year / "index.html"))
    assert "iit/version-1.html" in links(year / "version-1.html")
    assert ("80.00" in (year / "ita" / "version-1.html").read_text()) is True
    assert ("90.00" in (year / "ita" / "index.html").read_text()) is True
    old = (year.parent / f"{PUBLISHED}-version-1.csv").read_text("utf-8-sig")
    assert [line.split(",")[4] for line in old.splitlines()[1:2]] == ["1"]
    assert not list((tmp_path / "out").rglob("*version-2*"))


def test_the_address_of_a_document_that_was_taken_down_says_so_and_its_files_are_gone(tmp_path):
    agency = make_agency()
    make_published_result(agency)
    kept, gone = (make_version(make_paper(agency)) for _ in range(2))
    for version in (kept, gone):
        publish_version(version, by=None)
    withdraw(gone.publication, reason="มีชื่อบุคคล", by=None)

    run(tmp_path / "out", "--address", ADDRESS)

    documents = tmp_path / "out" / "d"
    assert sorted(one.name for one in (documents / gone.code).iterdir()) == ["index.html"]
    assert "มีชื่อบุคคล" in (documents / gone.code / "index.html").read_text()
    assert (documents / kept.code / f"{kept.code}.pdf").read_bytes() == bytes(kept.pdf.content)
    assert f"{kept.code}.pdf" in links(documents / kept.code / "index.html")


def test_open_data_leads_to_the_files_beside_it_and_cites_addresses_that_last(executive, tmp_path):
    run(tmp_path / "out", "--address", ADDRESS)

    oit = tmp_path / "out" / "klongmuang" / "oit"
    data = json.loads((oit / f"{YEAR}.json").read_text("utf-8"))
    file, link = data["items"][0]["exhibits"]
    here = [one["dcat:downloadURL"] for one in data["dcat:distribution"]]
    assert [*here, data["dcat:landingPage"]] == [
        f"{YEAR}.csv",
        f"{YEAR}.json",
        f"{YEAR}/index.html",
    ]
    assert (oit / file["url"]).read_bytes() == PDF
    assert link["url"] == "https://own.example.go.th/x"
    assert data["items"][0]["address"] == f"{ADDRESS}/klongmuang/oit/{YEAR}/o1/"
    table = (oit / f"{YEAR}.csv").read_text("utf-8-sig")
    assert (file["url"] in table, f"{ADDRESS}/klongmuang/oit/{YEAR}/o1/," in table) == (True, True)


def test_between_agencies_only_pages_that_all_share_are_remembered(tmp_path):
    pages = {
        "/": '<a href="/ban/">x</a><a href="/muang/">x</a><a href="/rules/">x</a>',
        "/rules/": "<p>x</p>",
        "/ban/": '<a href="/ban/2563/">x</a><a href="/rules/2563/gone/">y</a>',
        "/ban/2563/": '<a href="?version=2"></a><a href="/?year=2563"></a><a href="/muang/"></a>',
        "/muang/": "<p>x</p>",
        "/?year=2563": "<p>x</p>",
    }
    files = PlainFiles(
        tmp_path, ADDRESS, lambda path: Answer(200, "text/html", pages[path].encode())
    )

    files.write(Section(("/",)))
    for slug in ("ban", "muang"):
        files.write(Section((f"/{slug}/",), slug, {"2563": 2}))

    assert set(files.shared) == {"/", "/rules/"}
    assert files.finish().pages == 6
    assert links(tmp_path / "ban" / "2563" / "index.html") == [
        "index.html",
        "../../year-2563.html",
        "../../muang/index.html",
    ]
    assert links(tmp_path / "ban" / "index.html") == ["2563/index.html"]  # no such rule: words only


def test_nothing_of_a_page_that_was_asked_for_is_remembered(executive, settings):
    ask = asking(ADDRESS)
    pages = (f"/klongmuang/oit/{YEAR}/", "/static/layout/style.css", "/klongmuang/")
    kept = []
    for _ in range(5):
        for page in pages * 20:
            ask(page)
        gc.collect()
        kept.append(len(gc.get_objects()) + len(finalize._registry))

    # A page that left anything behind would make each round of sixty show as sixty and more; what
    # the program learns once (of a locale, of a template) shows in some of the first.
    assert min(after - before for before, after in pairwise(kept)) < 60
