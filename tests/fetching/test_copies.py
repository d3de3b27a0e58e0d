"""Copies are records of web archives that read back as they were, and are never rendered."""

import gzip
import zlib
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO

import pytest
from warcio.archiveiterator import ArchiveIterator

from prongsai.core.evidence.shown import Trouble
from prongsai.core.problems import ProblemsFound
from prongsai.fetching.copies import SAFE_HEADERS, copy_of, fetched_in, file_name_of
from prongsai.fetching.fetched import Fetched

AT = datetime(2026, 1, 31, 9, 30, 0, 123456, tzinfo=UTC)
AGENT = "Prongsai/0 (+https://ita.example.go.th)"


def make_fetched(**changes):
    return Fetched(
        "http://example.go.th/o12",
        "https://example.go.th/oit/o12?year=1",
        200,
        (("Content-Type", "text/html; charset=utf-8"), ("ETag", '"1"')),
        "แผนการใช้จ่าย".encode(),
        ("https://example.go.th/o12",),
        None,
        AT,
    )._replace(**changes)


def records(record):
    """Each record of a copy as another program sees it: type, headers, body."""
    return [
        (part.rec_type, dict(part.rec_headers.headers), part.http_headers, part.raw_stream.read())
        for part in ArchiveIterator(BytesIO(record), check_digests="raise")
    ]


def test_a_copy_reads_back_as_it_was():
    fetched = make_fetched()
    copied = copy_of(fetched, agent=AGENT)

    assert fetched_in(copied.record) == fetched
    assert (copied.digest, copied.cut) == (sha256(fetched.body).hexdigest(), False)


def test_other_programs_read_a_copy():
    told, response, request = records(copy_of(make_fetched(), agent=AGENT).record)

    assert [told[0], response[0], request[0]] == ["metadata", "response", "request"]
    assert response[1]["WARC-Target-URI"] == "https://example.go.th/oit/o12?year=1"
    assert response[1]["WARC-Date"] == "2026-01-31T09:30:00.123456Z"
    assert response[2].get_statuscode() == "200"
    assert response[3] == "แผนการใช้จ่าย".encode()
    assert request[2].get_header("User-Agent") == AGENT
    assert request[2].to_str().startswith("GET /oit/o12?year=1 HTTP/1.1\r\nHost: example.go.th\r\n")


def test_several_copies_in_one_file_are_a_web_archive():
    copies = [copy_of(make_fetched(body=body), agent=AGENT).record for body in (b"a", b"b")]

    bodies = [body for kind, *_, body in records(b"".join(copies)) if kind == "response"]
    assert bodies == [b"a", b"b"]


def test_what_could_not_be_opened_has_a_copy_that_says_so():
    fetched = make_fetched(
        status=0, headers=(), body=b"", trouble=Trouble("tls_expired", "2026-01-28")
    )

    assert fetched_in(copy_of(fetched, agent=AGENT).record) == fetched


def test_a_large_body_is_cut_and_the_copy_says_so():
    copied = copy_of(make_fetched(body=b"x" * 1_000), agent=AGENT, most_bytes=100)

    (_, about, _, body) = records(copied.record)[1]
    assert (copied.cut, about["WARC-Truncated"], len(body)) == (True, "length", 100)
    assert copied.digest == sha256(b"x" * 1_000).hexdigest()


@pytest.mark.parametrize(
    ("trouble", "word"),
    [("too_large", "length"), ("timed_out", "time"), ("connection_failed", "disconnect")],
)
def test_why_a_body_is_not_whole_is_told(trouble, word):
    copied = copy_of(make_fetched(trouble=Trouble(trouble)), agent=AGENT)

    assert records(copied.record)[1][1]["WARC-Truncated"] == word


HOSTILE = [
    ("Location", "x\r\nWARC-Type: warcinfo\r\n\r\nHTTP/1.1 200 OK"),
    ("X\r\nWARC-Target-URI", "http://other.example/"),
    ("Content-Length", "99999999"),
    ("Transfer-Encoding", "chunked"),
    ("Content-Encoding", "gzip"),
    ("Content-Disposition", 'attachment; filename="../../../etc/cron.d/x"'),
    ("X-Thai", "ภาษาไทย \x00 \x1b[2J"),
    ("X-Long", "x" * 10**6),
    ("", "nameless"),
]


def test_hostile_headers_stay_inside_of_their_record():
    fetched = make_fetched(headers=tuple(HOSTILE), body=b"no gzip, no chunks")
    copied = copy_of(fetched, agent=AGENT)

    assert [kind for kind, *_ in records(copied.record)] == ["metadata", "response", "request"]
    back = fetched_in(copied.record)
    assert back.body == fetched.body
    assert back.header("Location") == "x  WARC-Type: warcinfo    HTTP/1.1 200 OK"
    assert back.header("Content-Encoding") == "gzip"  # told, and not done
    assert "other.example" not in str(back.headers)
    assert len(back.header("X-Long")) < 20_000


@pytest.mark.parametrize(
    "url",
    [
        "http://a\r\nWARC-Type: warcinfo\r\n\r\n",
        "javascript:alert(1)",
        "http://ตัวอย่าง.ไทย/",
        "x" * 10**5,
        "\ud800",
    ],
)
def test_an_address_that_is_none_stays_inside_of_its_record(url):
    fetched = make_fetched(
        url=url, address=url, status=0, headers=(), body=b"", trouble=Trouble("not_an_address")
    )
    copied = copy_of(fetched, agent=AGENT)

    assert [kind for kind, *_ in records(copied.record)] == ["metadata"]
    assert fetched_in(copied.record) == fetched


def test_a_page_that_looks_like_records_is_a_page():
    body = b"\r\n\r\nWARC/1.1\r\nWARC-Type: response\r\nContent-Length: 5\r\n\r\nhello\r\n\r\n"
    copied = copy_of(make_fetched(body=body), agent=AGENT)

    assert fetched_in(copied.record).body == body


def changed(record):
    """The same record with another body of the same length."""
    plain = gzip.decompress(record)
    assert b"page that stood here" in plain
    return gzip.compress(plain.replace(b"page that stood here", b"page that never stood"[:20]))


def bomb():
    packer = zlib.compressobj(9, wbits=31)
    parts = [packer.compress(b"WARC/1.1\r\n")]
    parts += [packer.compress(b"\0" * 2**20) for _ in range(200)]
    return b"".join([*parts, packer.flush()])


GOOD = copy_of(make_fetched(body=b"page that stood here"), agent=AGENT).record
BROKEN = {
    "nothing": b"",
    "no gzip": b"WARC/1.1\r\n\r\n",
    "another format": gzip.compress(b"<html>"),
    "packed twice": gzip.compress(GOOD),
    "cut": GOOD[: len(GOOD) // 3],
    "changed": changed(GOOD),
    "a bomb": bomb(),
    "a record of no kind": gzip.compress(b"WARC/1.1\r\n\r\n\r\n\r\n"),
    "a length of letters": gzip.compress(b"WARC/1.1\r\nContent-Length: x\r\n\r\n\r\n\r\n"),
    "only a page": gzip.compress(
        b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://a/\r\n"
        b"Content-Length: 19\r\n\r\nHTTP/1.1 200 OK\r\n\r\n\r\n\r\n"
    ),
    "told without sense": gzip.compress(
        b"WARC/1.1\r\nWARC-Type: metadata\r\nWARC-Target-URI: http://a/\r\n"
        b'Content-Length: 11\r\n\r\n{"url": []}\r\n\r\n'
    ),
}


@pytest.mark.parametrize("record", BROKEN.values(), ids=BROKEN)
def test_a_copy_that_is_broken_or_was_changed_is_refused_with_a_reason(record):
    with pytest.raises(ProblemsFound) as found:
        fetched_in(record)

    assert [problem.says.en[:24] for problem in found.value.problems] == [
        "this copy cannot be read"
    ]


def test_a_copy_is_handed_on_as_a_file_and_never_as_a_page():
    page = make_fetched(
        body=b"<script>alert(1)</script>", headers=tuple(HOSTILE), url="http://x/..%2f..%2fa.html"
    )

    assert file_name_of(page) == f"2026-01-31-{sha256(page.body).hexdigest()[:12]}.bin"
    assert SAFE_HEADERS["Content-Type"] == "application/octet-stream"
    assert "sandbox" in SAFE_HEADERS["Content-Security-Policy"]
