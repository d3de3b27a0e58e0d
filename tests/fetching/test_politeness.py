"""Robots are obeyed, hosts asked one thing at a time, and streams read as they are needed."""

import asyncio
import itertools

import pytest

from prongsai.core.evidence.shown import Trouble
from prongsai.fetching.client import LOOPBACK, Fetcher, Known
from tests.fetching.servers import QUICK, answer, fetcher, names, redirect, run, site

ROBOTS = answer(200, b"User-agent: *\nDisallow: /inside\n\nUser-agent: Prongsai\nDisallow: /not\n")


def test_robots_are_respected_and_asked_for_once():
    async def go():
        pages = {"/robots.txt": ROBOTS, "/a": answer(200, b"a"), "/not/b": answer(200, b"b")}
        async with site(pages) as web, fetcher() as ours:
            assert (await ours.get(f"{web.root}/a")).body == b"a"
            got = await ours.get(f"{web.root}/not/b")

            assert (got.trouble, got.body) == (Trouble("robots_forbidden", "robots.txt"), b"")
            assert [asked.path for asked in web.asked] == ["/robots.txt", "/a"]

    run(go())


def test_a_redirect_into_what_robots_forbid_is_not_followed():
    async def go():
        pages = {"/robots.txt": ROBOTS, "/a": redirect("/not/b"), "/not/b": answer(200, b"b")}
        async with site(pages) as web, fetcher() as ours:
            got = await ours.get(f"{web.root}/a")

            assert got.trouble == Trouble("robots_forbidden", "robots.txt")

    run(go())


def test_while_robots_cannot_be_told_nothing_is_opened():
    async def go():
        pages = {"/robots.txt": answer(500), "/a": answer(200, b"a")}
        async with site(pages) as web, fetcher() as ours:
            got = await ours.get(f"{web.root}/a")

            assert got.trouble == Trouble("robots_forbidden", "robots.txt 500")

    run(go())


def test_a_page_that_has_not_changed_is_not_sent_again():
    async def page(asked, writer):
        same = asked.headers.get("If-None-Match") == '"1"'
        writer.write(answer(304 if same else 200, b"" if same else b"page", ETag='"1"'))

    async def go():
        async with site({"/": page}) as web, fetcher() as ours:
            first = await ours.get(f"{web.root}/")
            again = await ours.get(f"{web.root}/", first.known)

            assert first.known == Known(f"{web.root}/", '"1"', "")
            assert (again.status, again.body, again.trouble) == (304, b"", None)

    run(go())


def test_who_asks_says_who_it_is():
    async def go():
        ours = Fetcher(QUICK, LOOPBACK, contact="https://ita.example.go.th/contact")
        async with site({"/": answer(200)}) as web, ours:
            await ours.get(f"{web.root}/")

            agents = {asked.headers["User-Agent"] for asked in web.asked}
            assert len(agents) == 1
            assert agents.pop().startswith("Prongsai/")
            assert "(+https://ita.example.go.th/contact)" in web.asked[0].headers["User-Agent"]

    run(go())


def counting():
    """A page that takes a moment, and how many were open at once."""
    state = {"now": 0, "most": 0}

    async def page(asked, writer):
        state["now"] += 1
        state["most"] = max(state["most"], state["now"])
        for _ in range(20):
            await asyncio.sleep(0)
        state["now"] -= 1
        writer.write(answer(200, asked.path.encode()))

    return page, state


def test_a_host_is_asked_one_thing_at_a_time():
    async def go():
        page, state = counting()
        async with site({f"/{n}": page for n in range(30)}) as web, fetcher() as ours:
            got = [one async for one in ours.get_all(f"{web.root}/{n}" for n in range(30))]

            assert sorted(one.body for one in got) == sorted(f"/{n}".encode() for n in range(30))
            assert state["most"] == 1

    run(go())


def test_several_hosts_are_asked_at_once_up_to_the_limit():
    async def go():
        page, state = counting()
        hosts = [f"h{n}.example" for n in range(12)]
        known = names(**{host.replace(".", "__"): "127.0.0.1" for host in hosts})
        ours = fetcher(QUICK._replace(at_once=5), resolver=known)
        async with site({"/": page}) as web, ours:
            urls = [f"http://{host}:{web.port}/" for host in hosts]
            got = [one async for one in ours.get_all(urls)]

            assert sorted(one.url for one in got) == sorted(urls)
            assert 1 < state["most"] <= 5

    run(go())


def test_between_two_requests_of_a_host_lies_a_pause():
    async def go():
        times = []

        async def page(asked, writer):
            times.append(asyncio.get_running_loop().time())
            writer.write(answer(200))

        ours = fetcher(QUICK._replace(delay=0.1))
        async with site({"/a": page, "/b": page, "/c": page}) as web, ours:
            _ = [one async for one in ours.get_all(f"{web.root}/{name}" for name in "abc")]

        assert all(later - sooner >= 0.1 for sooner, later in itertools.pairwise(times))

    run(go())


def test_a_website_that_asks_for_a_longer_pause_is_given_it():
    async def go():
        times = []

        async def page(asked, writer):
            times.append(asyncio.get_running_loop().time())
            writer.write(answer(200))

        robots = answer(200, b"User-agent: *\nCrawl-delay: 0.2\n")
        async with site({"/robots.txt": robots, "/a": page, "/b": page}) as web, fetcher() as ours:
            _ = [one async for one in ours.get_all([f"{web.root}/a", f"{web.root}/b"])]

        assert times[1] - times[0] >= 0.2

    run(go())


def test_a_stream_that_breaks_off_says_so():
    def broken():
        yield "http://a:b@web.example/"
        raise OSError("the list is gone")

    async def go():
        async with fetcher() as ours:
            with pytest.raises(OSError, match="the list is gone"):
                _ = [one async for one in ours.get_all(broken())]

    run(go())


def test_a_stream_is_read_only_as_far_as_it_is_needed_and_may_be_left():
    taken = []

    def urls(root):
        for number in range(1_000_000):
            taken.append(number)
            yield f"{root}/{number}"

    async def go():
        async with site({}) as web, fetcher() as ours:
            stream = ours.get_all(urls(web.root))
            async for _ in stream:
                break
            await stream.aclose()

        assert len(taken) < 5_000

    run(go())


def test_addresses_that_are_none_are_told_in_the_stream():
    async def go():
        async with fetcher() as ours:
            got = [one async for one in ours.get_all(["x", "ftp://a/", "http://u:p@a.th/"])]

        assert {one.trouble.code for one in got if one.trouble} == {"not_an_address"}
        assert sorted(one.url for one in got) == ["ftp://a/", "http://u:p@a.th/", "x"]

    run(go())
