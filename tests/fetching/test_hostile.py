"""Servers that send too much, too long or too little cost a bounded amount and are told."""

import asyncio
import gzip
import resource
import zlib

import pytest

from prongsai.core.evidence.shown import Trouble
from tests.fetching.servers import QUICK, answer, fetcher, run, site

MOST = 2**20
SMALL = QUICK._replace(most_bytes=MOST, retries=0)
MIB = b"x" * 2**20


class Pouring:
    """Sends a body of ``mebibytes`` and counts what left, with or without saying its length."""

    def __init__(self, mebibytes, *, announced):
        self.mebibytes = mebibytes
        self.announced = announced
        self.sent = 0

    async def __call__(self, asked, writer):
        size = f"Content-Length: {self.mebibytes * 2**20}\r\n" if self.announced else ""
        writer.write(f"HTTP/1.1 200 OK\r\nConnection: close\r\n{size}\r\n".encode())
        for _ in range(self.mebibytes):
            writer.write(MIB)
            await writer.drain()
            self.sent += 1


def test_ten_gigabytes_that_are_announced_are_not_read():
    async def go():
        pouring = Pouring(10_240, announced=True)
        async with site({"/": pouring}) as web, fetcher(SMALL) as ours:
            got = await ours.get(f"{web.root}/")

        assert (got.trouble, got.body) == (Trouble("too_large", str(10 * 2**30)), b"")
        assert pouring.sent < 64

    run(go())


def test_ten_gigabytes_that_are_not_announced_are_cut():
    async def go():
        pouring = Pouring(10_240, announced=False)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        async with site({"/": pouring}) as web, fetcher(SMALL) as ours:
            got = await ours.get(f"{web.root}/")

        assert (got.trouble, len(got.body)) == (Trouble("too_large", f"> {MOST}"), MOST)
        assert pouring.sent < 64  # what the system keeps between server and reader, at most
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 * 1024

    run(go())


def test_several_large_answers_are_read_a_few_at_a_time():
    """Six answers of eight mebibytes with places for two: all come, none waits for ever."""

    async def pour(asked, writer):
        writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
        for _ in range(8):
            writer.write(MIB)
            await writer.drain()
        writer.close()

    async def go():
        limits = QUICK._replace(large_at_once=2, per_host=6)
        async with site({f"/{n}": pour for n in range(6)}) as web, fetcher(limits) as ours:
            got = [one async for one in ours.get_all(f"{web.root}/{n}" for n in range(6))]

        assert [len(one.body) for one in got] == [8 * 2**20] * 6

    run(go())


async def never_ending(asked, writer):
    """A letter every now and then, for ever."""
    writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
    while True:
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(0.02)


async def slow_head(asked, writer):
    """A header that never ends, letter by letter."""
    writer.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while True:
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(0.02)


async def silent(asked, writer):
    """No answer at all."""
    while not writer.is_closing():
        await asyncio.sleep(0.02)
        writer.write(b"")
        await writer.drain()


@pytest.mark.parametrize("page", [never_ending, slow_head, silent])
def test_what_never_ends_is_ended(page):
    async def go():
        clock = asyncio.get_running_loop().time
        async with site({"/": page}) as web, fetcher(SMALL._replace(seconds=0.4)) as ours:
            begin = clock()
            got = await ours.get(f"{web.root}/")

            assert got.trouble == Trouble("timed_out")
            assert clock() - begin < 3

    run(go())


def bomb(mebibytes, wrap):
    """Zeros by the mebibyte, packed."""
    packer = zlib.compressobj(9, wbits=wrap)
    return b"".join([packer.compress(b"\0" * 2**20) for _ in range(mebibytes)] + [packer.flush()])


@pytest.mark.parametrize(
    ("encoding", "wrap"), [("gzip", 31), ("GZIP", 31), ("deflate", 15), ("deflate", -15)]
)
def test_a_small_answer_that_unpacks_to_a_large_one_is_cut(encoding, wrap):
    async def go():
        page = answer(200, bomb(256, wrap), Content_Encoding=encoding)
        async with site({"/": page}) as web, fetcher(SMALL) as ours:
            got = await ours.get(f"{web.root}/")

        assert len(page) < MOST
        assert (got.trouble, len(got.body)) == (Trouble("too_large", f"> {MOST}"), MOST)

    run(go())


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "br, gzip", "unheard-of"])
def test_what_was_not_asked_for_is_not_unpacked(encoding):
    async def go():
        page = answer(200, gzip.compress(b"page"), Content_Encoding=encoding)
        async with site({"/": page}) as web, fetcher(SMALL) as ours:
            got = await ours.get(f"{web.root}/")

            assert (got.trouble, got.body) == (
                Trouble("broken_file", f"Content-Encoding: {encoding}"),
                b"",
            )
            assert web.asked[0].headers["Accept-Encoding"] == "gzip, deflate"

    run(go())


@pytest.mark.parametrize(
    ("body", "encoding", "shown"),
    [
        (gzip.compress(b"page"), "gzip", b"page"),
        (gzip.compress(b"one ") + gzip.compress(b"two"), "gzip", b"one two"),
        (zlib.compress(b"page"), "deflate", b"page"),
        (zlib.compress(b"page")[2:-4], "deflate", b"page"),
        (b"page", "identity", b"page"),
        (gzip.compress(b"page") + b"\0\0\0", "gzip", b"page"),
    ],
    ids=["gzip", "two parts", "zlib", "bare", "plain", "something after it"],
)
def test_packed_pages_are_unpacked(body, encoding, shown):
    async def go():
        page = answer(200, body, Content_Encoding=encoding)
        async with site({"/": page}) as web, fetcher(SMALL) as ours:
            got = await ours.get(f"{web.root}/")

            assert (got.trouble, got.body) == (None, shown)

    run(go())


def test_a_page_that_is_packed_wrongly_is_told():
    async def go():
        page = answer(200, b"no gzip at all", Content_Encoding="gzip")
        async with site({"/": page}) as web, fetcher(SMALL) as ours:
            assert (await ours.get(f"{web.root}/")).trouble == Trouble("broken_file", "gzip")

    run(go())


HEADS = {
    "one long header": b"HTTP/1.1 200 OK\r\nX: " + b"x" * 10**6 + b"\r\n\r\n",
    "many headers": b"HTTP/1.1 200 OK\r\n" + b"X: x\r\n" * 10**5 + b"\r\n",
    "a long reason": b"HTTP/1.1 200 " + b"O" * 10**6 + b"\r\n\r\n",
    "two lengths": b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
    "a length below nothing": b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nx",
    "a length of letters": b"HTTP/1.1 200 OK\r\nContent-Length: ten\r\n\r\nx",
    "no HTTP": b"220 mail.example ESMTP\r\n\r\n",
    "nothing but zeros": b"\0" * 10**5,
    "a chunk of no size": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "an endless chunk size": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    + b"0" * 10**6,
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_broken_and_enormous_heads_are_told(head):
    async def page(asked, writer):
        writer.write(head)
        await writer.drain()
        writer.close()

    async def go():
        async with site({"/": page}) as web, fetcher(SMALL) as ours:
            got = await ours.get(f"{web.root}/")

        assert got.trouble is not None
        assert got.trouble.code == "connection_failed"
        assert got.body == b""

    run(go())


def test_headers_of_any_bytes_are_plain_text():
    async def page(asked, writer):
        writer.write(b"HTTP/1.1 200 OK\r\nX-Odd: \xff\xfe<script>\r\nContent-Length: 0\r\n\r\n")

    async def go():
        async with site({"/": page}) as web, fetcher(SMALL) as ours:
            got = await ours.get(f"{web.root}/")

            assert (got.trouble, got.header("X-Odd")) == (None, "\ufffd\ufffd<script>")

    run(go())


@pytest.mark.parametrize(
    "to", ["http://[", "http://\x7f/", "", "http://a" + "a" * 9_000, "///", "\\\\10.0.0.1\\x"]
)
def test_a_redirect_to_nonsense_is_told_or_shown(to):
    async def page(asked, writer):
        writer.write(f"HTTP/1.1 302 X\r\nLocation: {to}\r\nContent-Length: 2\r\n\r\nhi".encode())

    async def go():
        async with site({"/": page}) as web, fetcher(SMALL) as ours:
            got = await ours.get(f"{web.root}/")

        assert got.status in (0, 302, 404)

    run(go())


def test_a_redirect_with_an_endless_body_is_followed_at_once():
    async def page(asked, writer):
        writer.write(b"HTTP/1.1 302 X\r\nLocation: /b\r\nConnection: close\r\n\r\n")
        await never_ending(asked, writer)

    async def go():
        async with site({"/": page, "/b": answer(200, b"b")}) as web, fetcher(SMALL) as ours:
            assert (await ours.get(f"{web.root}/")).body == b"b"

    run(go())


ROBOTS_BOMBS = {
    "names times rules": b"".join(b"user-agent: a%d\n" % n for n in range(15_000))
    + b"".join(b"disallow: /%d\n" % n for n in range(15_000)),
    "stars": b"user-agent: *\n" + b"disallow: /" + b"*a" * 100_000 + b"b\n",
    "one long line": b"user-agent: *" + b" " * 400_000 + b"\ndisallow: /",
    "bytes": bytes(range(256)) * 1_000,
    "endless": b"#" * 5 * 2**20,
    "odd numbers": b"user-agent: *\ncrawl-delay: 1e308\nrequest-rate: /\nvisit-time: -\n",
}


@pytest.mark.parametrize("robots", ROBOTS_BOMBS.values(), ids=ROBOTS_BOMBS)
def test_hostile_robots_are_read_in_a_moment(robots):
    async def go():
        clock = asyncio.get_running_loop().time
        pages = {"/robots.txt": answer(200, robots), "/" + "a" * 5_000: answer(200)}
        async with site(pages) as web, fetcher(SMALL) as ours:
            begin = clock()
            await ours.get(f"{web.root}/{'a' * 5_000}")

            assert clock() - begin < 5

    run(go())
