"""Pages are opened politely, redirects followed one by one, and troubles told."""

from prongsai.core.evidence.shown import Trouble
from tests.fetching.servers import answer, fetcher, redirect, run, site


def test_a_page_comes_with_its_address_headers_and_body():
    async def go():
        async with site({"/a": answer(200, b"hello", X_Kind="page")}) as web, fetcher() as ours:
            got = await ours.get(f"{web.root}/a#part")

            assert (got.url, got.address) == (f"{web.root}/a#part", f"{web.root}/a")
            assert (got.status, got.body, got.header("x-kind")) == (200, b"hello", "page")
            assert (got.hops, got.trouble) == ((), None)

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
