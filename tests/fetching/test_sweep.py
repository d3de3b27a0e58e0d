"""A sweep asks for everything once, however often it is killed on the way."""

import asyncio
import sys
from collections import Counter
from hashlib import sha256

import pytest

from prongsai.core.evidence.shown import Trouble
from prongsai.fetching.journal import Journal
from prongsai.fetching.sweep import SweepProgress, sweep
from tests.fetching.servers import answer, fetcher, names, run, site

SWEEP = """
import asyncio, sys
from pathlib import Path
from prongsai.fetching.journal import Journal
from prongsai.fetching.sweep import sweep
from tests.fetching.servers import QUICK, fetcher, names

async def go():
    hosts = {f"h{n}__example": "127.0.0.1" for n in range(20)}
    ours = fetcher(QUICK._replace(at_once=8), resolver=names(**hosts))
    with Journal(Path(sys.argv[1])) as journal:
        async with ours:
            await sweep(journal, ours)

asyncio.run(go())
"""


def addresses(port, hosts, pages):
    """A list as agencies have it: all items of one, then those of the next."""
    return [f"http://h{h}.example:{port}/o{p}" for h in range(hosts) for p in range(pages)]


def test_everything_is_asked_once_and_what_came_is_kept(tmp_path):
    async def go():
        told = []
        pages = {"/o0": answer(200, b"page"), "/o1": answer(404, b"none")}
        known = names(h0__example="127.0.0.1", h1__example="127.0.0.1")
        async with site(pages) as web, fetcher(resolver=known) as ours:
            urls = [*addresses(web.port, 2, 2), "not an address"]
            with Journal(tmp_path / "sweep.sqlite3") as journal:
                assert journal.add([*urls, urls[0]]) == 5
                assert await sweep(journal, ours, progress=told.append) == SweepProgress(5, 5)
                came = list(journal.came())

        digest = sha256(b"page").hexdigest()
        assert [one.url for one in came] == urls
        assert [(one.status, one.trouble) for one in came] == [
            (200, None),
            (404, Trouble("not_found", "404")),
            (200, None),
            (404, Trouble("not_found", "404")),
            (0, Trouble("not_an_address", "no http")),
        ]
        assert (came[0].digest, came[0].size, came[0].looks) == (digest, 4, 1)
        assert sorted(told) == [SweepProgress(done, 5) for done in range(1, 6)]

    run(go())


def test_what_may_pass_is_looked_at_once_more_at_the_end(tmp_path):
    async def go():
        order = []

        async def down_at_first(asked, writer):
            order.append("down")
            writer.write(answer(500) if order.count("down") == 1 else answer(200, b"up"))

        async def other(asked, writer):
            order.append("other")
            writer.write(answer(200))

        async with site({"/a": down_at_first, "/b": other}) as web, fetcher() as ours:
            with Journal(tmp_path / "sweep.sqlite3") as journal:
                journal.add([f"{web.root}/a", f"{web.root}/b"])
                await sweep(journal, ours)
                came = list(journal.came())

        assert order == ["down", "other", "down"]
        assert [(one.status, one.trouble, one.looks) for one in came] == [
            (200, None, 2),
            (200, None, 1),
        ]

    run(go())


def test_what_stays_down_is_done_after_the_second_look(tmp_path):
    async def go():
        async with site({"/a": answer(500)}) as web, fetcher() as ours:
            with Journal(tmp_path / "sweep.sqlite3") as journal:
                journal.add([f"{web.root}/a"])

                assert await sweep(journal, ours) == SweepProgress(1, 1)
                assert [one.looks for one in journal.came()] == [2]
                assert await sweep(journal, ours) == SweepProgress(1, 1)
            assert web.paths == ["/a", "/a"]

    run(go())


def test_the_next_sweep_asks_only_whether_a_page_has_changed(tmp_path):
    async def page(asked, writer):
        same = asked.headers.get("If-None-Match") == '"1"'
        writer.write(answer(304 if same else 200, b"" if same else b"page", ETag='"1"'))

    async def go():
        async with site({"/": page}) as web, fetcher() as ours:
            with Journal(tmp_path / "sweep.sqlite3") as journal:
                journal.add([f"{web.root}/"])
                await sweep(journal, ours)
                first = list(journal.came())
                for _ in range(2):
                    journal.begin_anew()
                    await sweep(journal, ours)
                    again = list(journal.came())

                    assert [one.status for one in again] == [304]
                    assert [one.digest for one in again] == [one.digest for one in first]

    run(go())


def test_every_answer_is_given_to_who_keeps_them(tmp_path):
    kept = []

    async def keep(fetched):
        kept.append((fetched.url, fetched.body))

    async def go():
        async with site({"/": answer(200, b"page")}) as web, fetcher() as ours:
            with Journal(tmp_path / "sweep.sqlite3") as journal:
                journal.add([f"{web.root}/"])
                await sweep(journal, ours, keep=keep)

        assert kept == [(f"{web.root}/", b"page")]

    run(go())


def test_who_cannot_keep_ends_the_sweep_which_goes_on_later(tmp_path):
    async def full(fetched):
        raise OSError("the disk is full")

    async def go():
        async with site({"/": answer(200, b"page")}) as web, fetcher() as ours:
            with Journal(tmp_path / "sweep.sqlite3") as journal:
                journal.add([f"{web.root}/"])
                with pytest.raises(OSError, match="the disk is full"):
                    await sweep(journal, ours, keep=full)
                assert journal.done() == 0
                assert await sweep(journal, ours) == SweepProgress(1, 1)

    run(go())


def test_the_longest_queue_begins_first(tmp_path):
    with Journal(tmp_path / "sweep.sqlite3") as journal:
        journal.add(f"http://a{host}.example/{page}" for host in range(300) for page in range(2))
        journal.add(f"http://b.example/{page}" for page in range(3))

        hosts = list(journal.hosts(0))
        assert hosts[0] == "b.example"
        assert sorted(hosts[1:]) == sorted(f"a{host}.example" for host in range(300))


def test_the_log_of_a_journal_is_written_back_while_it_grows(tmp_path):
    async def go():
        async with fetcher() as ours:
            with Journal(tmp_path / "sweep.sqlite3") as journal:
                journal.add(f"ftp://a/{number}" for number in range(3_000))
                await sweep(journal, ours)

                assert (tmp_path / "sweep.sqlite3-wal").stat().st_size < 8 * 2**20

    run(go())


def test_a_list_that_breaks_off_adds_nothing(tmp_path):
    def broken():
        yield "http://a.example/"
        raise ValueError("broken")

    with Journal(tmp_path / "sweep.sqlite3") as journal:
        with pytest.raises(ValueError, match="broken"):
            journal.add(broken())

        assert journal.total() == 0


async def killed_after(number, web, journal):
    """Start a sweep of its own process, and kill it once so many pages were asked."""
    sweeping = await asyncio.create_subprocess_exec(sys.executable, "-c", SWEEP, str(journal))
    ended = asyncio.create_task(sweeping.wait())
    while len(web.paths) < number and not ended.done():
        await asyncio.sleep(0.005)
    if not ended.done():
        sweeping.kill()
    return await ended


def test_a_sweep_that_is_killed_again_and_again_loses_nothing_and_doubles_nothing(tmp_path):
    path = tmp_path / "sweep.sqlite3"

    async def go():
        async def page(asked, writer):
            await asyncio.sleep(0.002)
            writer.write(answer(200, asked.path.encode()))

        async with site({f"/o{n}": page for n in range(20)}) as web:
            urls = addresses(web.port, 20, 20)
            with Journal(path) as journal:
                journal.add(urls)
            kills = 0
            for number in (30, 100, 170, 240, 310):
                kills += await killed_after(number, web, path) != 0
            assert await killed_after(10**9, web, path) == 0
            with Journal(path) as journal:
                came = list(journal.came())
                assert journal.done() == journal.total() == 400

        assert kills == 5
        assert [one.url for one in came] == urls
        assert {one.looks for one in came} == {1}
        assert all(
            one.digest == sha256(one.url[-len(f"/o{p}") :].encode()).hexdigest()
            for one, p in zip(came, list(range(20)) * 20, strict=True)
        )
        asked = Counter(web.paths)
        # Only what was under way when it was killed was asked again: at most eight at a time.
        assert 400 <= asked.total() <= 400 + 5 * 8

    run(go())
