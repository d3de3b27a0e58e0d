"""The demonstration written as plain files: every link of every page leads somewhere."""

import json
from pathlib import Path
from urllib.parse import unquote

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.cli.test_demonstration import run

OUTSIDE = ("https://", "http://", "data:")


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    """The folder that the command wrote."""
    folder = tmp_path_factory.mktemp("desk")
    address = ("--address", "https://ita.example.go.th")
    var = {"PRONGSAI_VAR": "var/demonstration"}
    assert run(folder, "demo", "--build-only").returncode == 0
    assert run(folder, "export-portal", "portal", *address, **var).returncode == 0
    return folder / "portal"


@pytest.fixture(scope="module")
def pages(portal):
    """Every page that was written, read."""
    return {page: LexborHTMLParser(page.read_text("utf-8")) for page in portal.rglob("*.html")}


def targets(page: Path, tree: LexborHTMLParser):
    """What a page leads to inside the folder: file and place in it."""
    for name in ("href", "src"):
        for node in tree.css(f"[{name}]"):
            link = node.attributes[name] or ""
            if not link.startswith(OUTSIDE):
                path, _, fragment = link.partition("#")
                yield (page.parent / unquote(path)).resolve() if path else page, fragment


def test_every_link_of_every_page_leads_to_a_file_or_outside(pages):
    found = {(page, *to) for page, tree in pages.items() for to in targets(page, tree)}

    assert [one for one in found if not one[1].is_file()] == []
    assert [one for one in found if one[2] and not pages[one[1]].css_first(f"#{one[2]}")] == []


def test_every_file_is_reached_from_the_first_page(portal, pages):
    reached, waiting = set(), [portal / "index.html"]
    while waiting:
        page = waiting.pop()
        for file, _ in targets(page, pages[page]) if page in pages else ():
            if file not in reached:
                reached.add(file)
                waiting.append(file)

    assert {one for one in portal.rglob("*") if one.is_file()} - reached == set()


def written(folder: Path):
    """Every file of a folder, by its place in it."""
    files = [one for one in folder.rglob("*") if one.is_file()]
    return {str(one.relative_to(folder)): one.read_bytes() for one in files}


def test_several_processes_write_what_one_writes_to_the_byte(portal):
    desk = portal.parent
    told = ("--address", "https://ita.example.go.th", "--processes", "2", "--json")
    done = run(desk, "export-portal", "together", *told, PRONGSAI_VAR="var/demonstration")

    assert (done.returncode, done.stderr) == (0, "")
    one, two = written(portal), written(desk / "together")
    assert [name for name in one | two if one.get(name) != two.get(name)] == []
    pages = sum(name.endswith(".html") for name in two)
    assert json.loads(done.stdout) == {
        "folder": "together",
        "pages": pages,
        "files": len(two) - pages,
        "size": sum(map(len, two.values())),
    }
    assert list(desk.glob(".*-unfinished")) == []


def test_there_is_something_of_every_kind(portal, pages):
    kinds = [
        "agencies/*/index.html",
        "klongmuang/[0-9]*/index.html",
        "klongmuang/[0-9]*/iit/index.html",
        "klongmuang/[0-9]*.json",
        "rules/[0-9]*/changes/index.html",
        "disagreements/index.html",
        "d/*/*.pdf",
        "*/oit/[0-9]*/o1/index.html",
        "*/oit/[0-9]*.csv",
    ]

    assert [kind for kind in kinds if not list(portal.glob(kind))] == []
    assert [page for page, tree in pages.items() if tree.css_first("form, .visitor, script")] == []
