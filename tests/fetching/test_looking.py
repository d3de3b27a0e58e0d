"""A page is looked at together with the documents that it links to."""

import asyncio
import ssl
import time
from contextlib import aclosing, asynccontextmanager
from dataclasses import replace

import pytest

from prongsai.core.evidence.shown import Link, Shown
from prongsai.fetching.documents import DocumentReader
from prongsai.fetching.drives import download_of
from prongsai.fetching.looking import Bounds, documents_of, look_at
from tests.fetching.files import linking_pdf, pdf
from tests.fetching.servers import answer, fetcher, redirect, run, site
from tests.sites.certificates import Certificates


def html(body):
    return answer(200, f"<title>อบต.</title>{body}".encode(), Content_Type="text/html")


async def looked(urls, ours, **more):
    reader = DocumentReader(by_eye=False)
    return {r.url: r async for r in look_at(urls, ours, reader=reader, **more)}


def test_a_page_comes_with_the_documents_that_it_links_to_and_with_no_other_page():
    async def go():
        pages = {
            "/": html("<a href=a.pdf>แผน</a><a href=b.pdf>ผล</a><a href=/page>อื่น</a>"),
            "/a.pdf": answer(200, pdf("Plan of the year")),
            "/b.pdf": answer(404),
        }
        kept = []
        async with site(pages) as web, fetcher() as ours:
            got = (await looked([f"{web.root}/"], ours, keep=kept.append))[f"{web.root}/"]

            assert [
                (file.url, [trouble.code for trouble in file.troubles]) for file in got.shown.files
            ] == [(f"{web.root}/a.pdf", []), (f"{web.root}/b.pdf", ["not_found"])]
            assert [shown.lines for shown in got.everything()] == [
                ("แผนผลอื่น",),
                ("Plan of the year",),
            ]
            assert web.paths == ["/", "/a.pdf", "/b.pdf"]
            assert [one.address for one in kept] == [f"{web.root}{path}" for path in web.paths]

    run(go())


def test_a_pdf_comes_with_the_documents_that_it_links_to_and_there_it_ends():
    async def go():
        pages = {f"/{name}.pdf": answer(200, pdf(f"Report {name} of the year")) for name in "ac"}
        async with site(pages) as web, fetcher() as ours:
            one, two, last = (f"{web.root}/{name}.pdf" for name in "abc")
            pages["/b.pdf"] = answer(200, linking_pdf("Reports of the year", one, two, last))
            pages["/"] = html("<a href=a.pdf>a</a><a href=b.pdf>b</a>")
            pages["/index.pdf"] = answer(200, linking_pdf("Index of the year", two))
            got = await looked([f"{web.root}/", f"{web.root}/index.pdf"], ours)

            behind = got[f"{web.root}/"].shown.files
            assert [file.url for file in behind] == [one, two]
            assert [file.url for file in behind[1].shown.files] == [last]
            index = got[f"{web.root}/index.pdf"]
            assert [shown.lines for shown in index.everything()] == [
                ("Index of the year",),
                ("Reports of the year",),
            ]
            assert index.shown.files[0].shown.links == ()

    run(go())


def test_a_file_on_a_drive_is_known_by_the_address_that_the_page_links_to():
    code = "https://docs.google.com/gview?url="

    async def go():
        pages = {"/a.pdf": answer(200, pdf("A"))}
        async with site(pages) as web, fetcher() as ours:
            pages["/"] = html(f"<iframe src='{code}{web.root}/a.pdf'></iframe>")
            got = await looked([f"{web.root}/"], ours)

            file = got[f"{web.root}/"].shown.files[0]
            assert (file.url, file.shown.url) == (f"{code}{web.root}/a.pdf", f"{web.root}/a.pdf")

    run(go())


def test_no_more_documents_and_bytes_are_looked_at_than_the_bounds_say():
    async def go():
        links = "".join(f"<a href={number}.pdf>x</a>" for number in range(9))
        file = pdf("Plan of the year")
        pages = {"/": html(links), **{f"/{number}.pdf": answer(200, file) for number in range(9)}}
        async with site(pages) as web, fetcher() as ours:
            few = await looked([f"{web.root}/"], ours, bounds=Bounds(documents=2))
            small = await looked([f"{web.root}/"], ours, bounds=Bounds(bytes=len(file) + 1))

            assert len(few[f"{web.root}/"].shown.files) == 2
            assert len(small[f"{web.root}/"].shown.files) == 2

    run(go())


def test_the_documents_of_a_page_that_stands_in_place_of_another_are_not_looked_at():
    async def go():
        pages = {"/old": redirect("/"), "/": html("<p>ยินดีต้อนรับ<a href=a.pdf>แผน</a>")}
        async with site(pages) as web, fetcher() as ours:
            got = (await looked([f"{web.root}/old"], ours))[f"{web.root}/old"]

            assert [trouble.code for trouble in got.troubles] == ["soft_404"]
            assert web.paths == ["/old", "/"]

    run(go())


def test_frames_of_the_same_site_are_part_of_the_page():
    async def go():
        pages = {"/": html("<iframe src=/inside></iframe>"), "/inside": html("<p>โทร 0-4424-9999")}
        async with site(pages) as web, fetcher() as ours:
            got = (await looked([f"{web.root}/"], ours))[f"{web.root}/"]

            assert got.troubles == ()
            assert [shown.lines for shown in got.everything()] == [(), ("โทร 0-4424-9999",)]

    run(go())


def test_a_page_that_goes_on_by_itself_is_followed_and_circles_end():
    async def go():
        pages = {
            "/": html("<meta http-equiv=refresh content='0;url=/main'>"),
            "/main": html("<p>ยินดีต้อนรับ"),
            "/round": html("<meta http-equiv=refresh content='0;url=/round'>"),
        }
        async with site(pages) as web, fetcher() as ours:
            got = await looked([f"{web.root}/", f"{web.root}/round"], ours)

            first = got[f"{web.root}/"]
            assert (first.shown.address, first.shown.lines) == (
                f"{web.root}/main",
                ("ยินดีต้อนรับ",),
            )
            assert first.shown.url == f"{web.root}/"
            assert web.paths.count("/round") == 1

    run(go())


def test_a_home_page_has_the_links_of_its_pages_about_ita_too():
    async def go():
        menu = "<a href=/news>ข่าว</a><a href=/ita>ITA</a><a href=/p?id=5>การเปิดเผยข้อมูลสาธารณะ</a>"
        other = "<a href=http://127.0.0.1:1/ita>ITA ของกรม</a><a href=/ita.pdf>คู่มือ ITA</a>"
        pages = {
            "/": html(menu + other),
            "/ita": html("<a href=https://drive.google.com/file/d/1>o1</a><a href=/o2>o2</a>"),
            "/p?id=5": html("<iframe src=https://a.example/x></iframe>"),
            "/ita.pdf": answer(200, pdf("Manual")),
        }
        async with site(pages) as web, fetcher() as ours:
            got = await looked([f"{web.root}/", f"{web.root}/ita"], ours)
            few = await looked([web.root], ours, bounds=Bounds(menus=0))

            home = got[f"{web.root}/"].shown
            assert [tuple(link) for link in home.links if link.through] == [
                ("https://drive.google.com/file/d/1", "o1", f"{web.root}/ita"),
                (f"{web.root}/o2", "o2", f"{web.root}/ita"),
                ("https://a.example/x", "", f"{web.root}/p?id=5"),
            ]
            assert [file.url for file in home.files] == [f"{web.root}/ita.pdf"]
            assert not any(link.through for link in got[f"{web.root}/ita"].shown.links)
            assert not any(link.through for link in few[web.root].shown.links)
            assert "/news" not in web.paths

    run(go())


def test_every_address_is_looked_at_once_and_troubles_are_told():
    async def go():
        pages = {"/a": html("<p>ก"), "/b": redirect("/b"), "/c": answer(500)}
        async with site(pages) as web, fetcher() as ours:
            urls = [f"{web.root}/{name}" for name in "aabcd"]
            got = await looked([*urls, "not an address"], ours)

            assert {
                url.rsplit("/", 1)[-1]: r.troubles[0].code for url, r in got.items() if r.troubles
            } == {
                "b": "redirect_loop",
                "c": "server_error",
                "d": "not_found",
                "not an address": "not_an_address",
            }
            assert web.paths.count("/a") == 1

    run(go())


def test_whoever_stops_looking_waits_for_nothing():
    async def go():
        async def never(_, writer):
            while not writer.is_closing():
                await asyncio.sleep(0.01)

        started = time.monotonic()
        async with (
            site({"/a": html("<p>ก"), "/b": never}) as web,
            fetcher() as ours,
            aclosing(look_at([f"{web.root}/a", f"{web.root}/b"], ours)) as looking,
        ):
            async for reached in looking:
                assert reached.url == f"{web.root}/a"
                break
        assert time.monotonic() - started < 4

    run(go())


def test_documents_are_told_by_their_address():
    page = Shown(
        url="http://a/",
        address="http://a/",
        format="html",
        digest="",
        frames=("https://docs.google.com/gview?url=http%3A%2F%2Fa%2Fv.pdf&embedded=true",),
        links=(),
    )

    photo, other, packed = (Link(f"http://a/{name}", "") for name in ("p.JPG", "page", "f.rar"))

    assert documents_of(page) == ("http://a/v.pdf",)
    assert documents_of(replace(page, links=(photo, other, packed))) == ("http://a/v.pdf",)
    assert documents_of(replace(page, frames=(), links=(photo, packed))) == ("http://a/f.rar",)
    assert documents_of(replace(page, frames=(), links=(photo, other))) == ("http://a/p.JPG",)


def test_a_file_on_a_drive_has_a_public_address_and_a_folder_has_none():
    code = "1AbcDefGhiJkl"
    given = f"https://drive.google.com/uc?export=download&id={code}"

    assert download_of(f"https://drive.google.com/file/d/{code}/view?usp=sharing") == given
    assert download_of(f"https://drive.google.com/open?id={code}") == given
    assert download_of(f"https://docs.google.com/spreadsheets/d/{code}/edit#gid=0").endswith(
        f"/spreadsheets/d/{code}/export?format=xlsx"
    )
    assert download_of(f"https://docs.google.com/document/d/e/{code}/pub") == ""
    assert download_of(f"https://drive.google.com/drive/folders/{code}") == ""
    assert download_of("http://example.go.th/file/d/1AbcDefGhiJkl/view") == ""


CODE = "1AbcDefGhiJkl"
DRIVE, DOCS = "https://drive.google.com", "https://docs.google.com"


def drive(certificates, pages):
    """A stand-in for both hosts of the drive, and a fetcher that knows no other."""

    @asynccontextmanager
    async def opened():
        async with site(pages, tls=certificates.server_context()) as web:

            async def look_up(host, port):
                known = host in ("drive.google.com", "docs.google.com")
                return [("127.0.0.1", web.port)] if known else []

            trust = ssl.create_default_context(cafile=str(certificates.authority))
            async with fetcher(resolver=look_up, trust=trust) as ours:
                yield ours

    return opened()


@pytest.fixture(scope="module")
def certificates(tmp_path_factory):
    hosts = {"drive.google.com": "sound", "docs.google.com": "sound"}
    return Certificates(tmp_path_factory.mktemp("certificates"), hosts)


FOLDER = f"/drive/folders/{CODE}?usp=sharing"
GIVEN, OPENED = f"/uc?export=download&id={CODE}", f"/open?id={CODE}"
SHEET = f"/spreadsheets/d/{CODE}"
NO_FILE = answer(404, b"<h1>404</h1>", Content_Type="text/html")
SCRIPTED = answer(200, b"<title>x</title><div></div>", Content_Type="text/html")


@pytest.mark.parametrize(
    "link",
    [
        f"{DRIVE}/open?id={CODE}&usp=drive_copy",
        f"{DRIVE}/uc?id={CODE}",
        f"{DRIVE}{FOLDER}",
        f"{DRIVE}/drive/u/0/folders/{CODE}",
        f"{DRIVE}/a/office.go.th{FOLDER}",
    ],
)
def test_a_folder_of_a_drive_is_one_whatever_its_address_looks_like(certificates, link):
    async def go():
        pages = {GIVEN: NO_FILE, OPENED: redirect(FOLDER)}
        pages |= {link.removeprefix(DRIVE): SCRIPTED, FOLDER: SCRIPTED} | pages
        async with drive(certificates, pages) as ours:
            got = (await looked([link], ours))[link]

            assert [trouble.code for trouble in got.troubles] == ["drive_folder"]

    run(go())


def test_what_an_address_of_a_drive_opens_is_looked_at_as_what_it_is(certificates):
    async def go():
        sheet = {
            GIVEN: NO_FILE,
            OPENED: redirect(f"{DOCS}{SHEET}/edit"),
            f"{SHEET}/edit": SCRIPTED,
            f"{SHEET}/export?format=xlsx": answer(200, pdf("Report of the year")),
        }
        nothing = {GIVEN: NO_FILE, OPENED: NO_FILE}
        file = {GIVEN: answer(200, pdf("Plan of the year"))}
        seen = []
        for pages in (sheet, file, nothing):
            async with drive(certificates, pages) as ours:
                link = f"{DRIVE}{OPENED}"
                got = (await looked([link], ours))[link]
                told = [trouble.code for trouble in got.troubles]
                seen.append((got.shown and got.shown.lines, told))

        assert seen == [
            (("Report of the year",), []),
            (("Plan of the year",), []),
            (None, ["not_found"]),
        ]

    run(go())


def test_a_folder_that_a_page_links_to_by_its_code_only_may_hold_what_lacks(certificates):
    async def go():
        pages = {GIVEN: NO_FILE, OPENED: redirect(FOLDER), FOLDER: SCRIPTED}
        home = f"{DOCS}/page"
        pages["/page"] = html(f"<p>แผน</p><a href='{DRIVE}{OPENED}'>แผน</a>")
        async with drive(certificates, pages) as ours:
            (file,) = (await looked([home], ours))[home].shown.files

            assert (file.url, [trouble.code for trouble in file.troubles]) == (
                f"{DRIVE}{OPENED}",
                ["drive_folder"],
            )

    run(go())
