"""Pages are opened politely, redirects followed one by one, and troubles told."""

import asyncio
from datetime import UTC, datetime

import pytest

from prongsai.core.evidence.shown import TROUBLES, Trouble
from tests.fetching.servers import QUICK, answer, fetcher, names, redirect, run, site


def test_a_page_comes_with_its_address_headers_and_body():
    async def go():
        before = datetime.now(UTC)
        async with site({"/a": answer(200, b"hello", X_Kind="page")}) as web, fetcher() as ours:
            got = await ours.get(f"{web.root}/a#part")

            assert (got.url, got.address) == (f"{web.root}/a#part", f"{web.root}/a")
            assert (got.status, got.body, got.header("x-kind")) == (200, b"hello", "page")
            assert (got.hops, got.trouble) == ((), None)
            assert before <= got.taken_at <= datetime.now(UTC)

    run(go())


def test_redirects_are_followed_and_every_address_in_between_is_told():
    async def go():
        pages = {"/a": redirect("/b"), "/b": redirect("/c", 301), "/c": answer(200, b"c")}
        async with site(pages) as web, fetcher() as ours:
            got = await ours.get(f"{web.root}/a")

            assert (got.address, got.hops, got.body) == (f"{web.root}/c", (f"{web.root}/b",), b"c")

    run(go())


def test_redirects_in_a_circle_are_a_trouble():
    async def go():
        pages = {"/a": redirect("/b"), "/b": redirect("/a")}
        async with site(pages) as web, fetcher() as ours:
            got = await ours.get(f"{web.root}/a")

            assert got.trouble == Trouble("redirect_loop", "2")
            assert web.paths == ["/a", "/b"]

    run(go())


def test_redirects_without_end_are_a_trouble():
    async def go():
        pages = {f"/{number}": redirect(f"/{number + 1}") for number in range(100)}
        async with site(pages) as web, fetcher() as ours:
            got = await ours.get(f"{web.root}/0")

            assert got.trouble == Trouble("redirect_loop", "11")
            assert len(web.paths) == 11

    run(go())


def test_a_page_that_sets_a_cookie_before_it_shows_itself_opens():
    async def shown_with_cookie(asked, writer):
        known = asked.headers.get("Cookie") == "seen=1"
        writer.write(answer(200, b"page") if known else redirect("/", Set_Cookie="seen=1; Path=/"))

    async def go():
        async with site({"/": shown_with_cookie}) as web, fetcher() as ours:
            assert (await ours.get(f"{web.root}/")).body == b"page"
            assert (await ours.get(f"{web.root}/")).hops == ()
            # Nothing is kept from one address to the next.
            assert [asked.headers.get("Cookie") for asked in web.asked if asked.path == "/"] == [
                None,
                "seen=1",
                None,
                "seen=1",
            ]

    run(go())


def test_a_cookie_of_one_host_is_not_told_to_another():
    async def go():
        async with site({"/": answer(200, b"other")}) as other:
            to = f"http://other.example:{other.port}/"
            pages = {"/": redirect(to, Set_Cookie="own=1; Domain=example; Path=/")}
            known = names(web__example="127.0.0.1", other__example="127.0.0.1")
            async with site(pages) as web, fetcher(resolver=known) as ours:
                got = await ours.get(f"http://web.example:{web.port}/")

            assert got.body == b"other"
            assert all("Cookie" not in asked.headers for asked in other.asked)

    run(go())


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (401, "refused_by_server"),
        (403, "refused_by_server"),
        (404, "not_found"),
        (410, "not_found"),
        (418, "refused_by_server"),
        (429, "refused_by_server"),
        (500, "server_error"),
        (503, "server_error"),
    ],
)
def test_what_a_status_tells(status, code):
    async def go():
        async with site({"/": answer(status, b"sorry")}) as web, fetcher() as ours:
            got = await ours.get(f"{web.root}/")

            assert (got.trouble, got.status, got.body) == (
                Trouble(code, str(status)),
                status,
                b"sorry",
            )
            assert code in TROUBLES

    run(go())


def in_turn(*answers):
    """A page that gives one answer after the other, and the last for ever."""
    left = list(answers)

    async def page(asked, writer):
        writer.write(left.pop(0) if len(left) > 1 else left[0])

    return page


def test_what_may_pass_is_tried_again():
    async def go():
        page = in_turn(answer(503), answer(502), answer(200, b"up"))
        async with site({"/": page}) as web, fetcher() as ours:
            assert (await ours.get(f"{web.root}/")).body == b"up"

    run(go())


def test_what_does_not_pass_is_not_tried_for_ever():
    async def go():
        async with site({"/": answer(503)}) as web, fetcher() as ours:
            assert (await ours.get(f"{web.root}/")).trouble == Trouble("server_error", "503")
            assert web.paths == ["/", "/", "/"]

    run(go())


def test_a_connection_that_breaks_off_is_tried_again():
    async def broken(asked, writer):
        writer.close()

    async def go():
        async with site({"/": broken}) as web, fetcher() as ours:
            got = await ours.get(f"{web.root}/")

            assert got.trouble is not None
            assert got.trouble.code == "connection_failed"
            assert len(web.paths) >= 3

    run(go())


@pytest.mark.parametrize(
    ("status", "after"),
    [(429, "3600"), (403, "3600"), (503, "99999999999"), (429, "Fri, 31 Dec 1999 23:59:59 GMT")],
)
def test_who_asks_for_a_long_rest_is_left_in_peace(status, after):
    async def go():
        async with site({"/": answer(status, Retry_After=after)}) as web, fetcher() as ours:
            got = await ours.get(f"{web.root}/")

            assert got.trouble is not None
            assert got.trouble.detail == str(status)
            assert web.paths == ["/"]

    run(go())


@pytest.mark.parametrize("status", [403, 429, 503])
def test_who_asks_for_a_short_rest_is_asked_once_more(status):
    async def go():
        async with site({"/": answer(status, Retry_After="0")}) as web, fetcher() as ours:
            await ours.get(f"{web.root}/")

            assert web.paths == ["/", "/"]

    run(go())


def test_a_server_that_is_not_there_is_not_tried_for_every_page():
    async def go():
        async with site({}) as web:
            root = web.root
        async with fetcher() as ours:
            first, second = await ours.get(f"{root}/a"), await ours.get(f"{root}/b")

            assert first.trouble == second.trouble
            assert first.trouble is not None
            assert first.trouble.code == "connection_failed"

    run(go())


def test_a_website_that_says_nothing_twice_is_not_waited_for_again():
    async def silent(asked, writer):
        await asyncio.sleep(0)

    async def go():
        pages = dict.fromkeys(["/robots.txt", "/a", "/b", "/c"], silent)
        async with site(pages) as web, fetcher(QUICK._replace(seconds=0.2)) as ours:
            got = [await ours.get(f"{web.root}/{name}") for name in "abc"]

            assert [one.trouble for one in got] == [Trouble("timed_out")] * 3
            assert len(web.asked) == 4

    run(go())


def test_one_slow_page_says_nothing_of_the_others():
    async def silent(asked, writer):
        await asyncio.sleep(0)

    async def go():
        pages = {"/a": silent, "/b": answer(200, b"b"), "/c": silent, "/d": answer(200, b"d")}
        async with site(pages) as web, fetcher(QUICK._replace(seconds=0.2)) as ours:
            got = [await ours.get(f"{web.root}/{name}") for name in "abcd"]

            assert [one.body for one in got] == [b"", b"b", b"", b"d"]

    run(go())
