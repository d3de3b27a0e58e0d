"""Dated copies of what stood at an address, as records of a web archive (WARC 1.1).

Any program for web archives opens them. Here nothing is rendered: what is read back are bytes and
plain text, and what is handed on is a file to keep, never a page.
"""

import json
import re
from datetime import UTC, datetime
from hashlib import sha256
from http import HTTPStatus
from io import BytesIO
from typing import Any, NamedTuple

from yarl import URL

from prongsai.core.evidence.shown import Trouble
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.wording import Text
from prongsai.fetching.fetched import Fetched
from prongsai.fetching.unpacking import Packed, Unpacking

MOST_BYTES = 20 * 2**20  # of one body in a copy; what is longer is cut, and the copy says so
_MOST_RECORD = MOST_BYTES + 2**21  # of a whole copy, unpacked
_MOST_HEADER = 16_384

# How a copy is handed to a browser: as a file that is saved, and that nothing in it can leave.
SAFE_HEADERS = {
    "Content-Type": "application/octet-stream",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Copied(NamedTuple):
    """A copy: its ``record`` (gzip) and the SHA-256 of the whole body that came, as hexadecimal.

    ``cut`` where the record holds only the beginning of the body.
    """

    record: bytes
    digest: str
    cut: bool


def copy_of(fetched: Fetched, *, agent: str, most_bytes: int = MOST_BYTES) -> Copied:
    """Write what was fetched as WARC: how it was asked, what came, and by which way.

    An address that gave no answer has a copy as well, which says what stood in its way.
    """
    from warcio.warcwriter import WARCWriter

    digest = sha256(fetched.body).hexdigest()
    body = fetched.body[:most_bytes]
    cut = _why_cut(fetched, len(body))
    out = BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="WARC/1.1")
    writer.write_record(_metadata(writer, fetched, digest, agent))
    if fetched.status:
        response = _response(writer, fetched, body, cut)
        writer.write_request_response_pair(_request(writer, fetched, agent), response)
    return Copied(out.getvalue(), digest, bool(cut))


def fetched_in(record: bytes) -> Fetched:
    """Read a copy back, its digests compared; ProblemsFound where it is broken or not ours."""
    from warcio.archiveiterator import ArchiveIterator

    plain = _unpacked(record)
    fetched: Fetched | None = None
    try:
        for part in ArchiveIterator(BytesIO(plain), check_digests="raise", verify_http=True):
            # Never content_stream(): it would unpack what headers of a stranger say.
            content = part.raw_stream.read()
            if part.rec_type == "metadata" and fetched is None:
                fetched = _told_in(content)
            elif part.rec_type == "response" and fetched is not None:
                fetched = fetched._replace(
                    headers=tuple(_restored(*header) for header in part.http_headers.headers),
                    body=content,
                )
    except Exception as error:  # warcio raises bare Exceptions for what is broken
        raise _broken() from error
    if fetched is None:
        raise _broken()
    return fetched


def file_name_of(fetched: Fetched) -> str:
    """A name for a saved body: the day and the beginning of its digest, nothing of a stranger's."""
    return f"{fetched.taken_at:%Y-%m-%d}-{sha256(fetched.body).hexdigest()[:12]}.bin"


def _metadata(writer: Any, fetched: Fetched, digest: str, agent: str) -> Any:
    told = {
        "url": fetched.url,
        "address": fetched.address,
        "status": fetched.status,
        "hops": list(fetched.hops),
        "trouble": list(fetched.trouble) if fetched.trouble else None,
        "taken_at": fetched.taken_at.astimezone(UTC).isoformat(),
        "sha256": digest,
        "taken_by": agent,
    }
    content = json.dumps(told, ensure_ascii=True, indent=1).encode()
    return writer.create_warc_record(
        _address(fetched),
        "metadata",
        payload=BytesIO(content),
        length=len(content),
        warc_content_type="application/json",
        warc_headers_dict={"WARC-Date": _date(fetched)},
    )


def _response(writer: Any, fetched: Fetched, body: bytes, cut: str) -> Any:
    from warcio.statusandheaders import StatusAndHeaders

    headers = [pair for pair in map(_neutral, fetched.headers) if pair]
    status = StatusAndHeaders(_status_line(fetched.status), headers, protocol="HTTP/1.1")
    about = {"WARC-Date": _date(fetched)} | ({"WARC-Truncated": cut} if cut else {})
    return writer.create_warc_record(
        _address(fetched),
        "response",
        payload=BytesIO(body),
        length=len(body),
        http_headers=status,
        warc_headers_dict=about,
    )


def _request(writer: Any, fetched: Fetched, agent: str) -> Any:
    from warcio.statusandheaders import StatusAndHeaders

    url = URL(_address(fetched))
    headers = [("Host", url.host_port_subcomponent or ""), ("User-Agent", _one_line(agent))]
    status = StatusAndHeaders(f"GET {url.raw_path_qs} HTTP/1.1", headers, is_http_request=True)
    return writer.create_warc_record(
        _address(fetched), "request", http_headers=status, warc_headers_dict={}
    )


def _address(fetched: Fetched) -> str:
    """The address in ASCII, or one that stands for what is none."""
    url = fetched.address
    plain = re.fullmatch(r"https?://[!-~]+", url)
    return url if plain else "urn:not-an-address"


def _date(fetched: Fetched) -> str:
    return fetched.taken_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _why_cut(fetched: Fetched, kept: int) -> str:
    """The word of the standard for why a body is not whole; empty where it is."""
    code = fetched.trouble.code if fetched.trouble else ""
    if kept < len(fetched.body) or code == "too_large":
        return "length"
    return {"timed_out": "time", "connection_failed": "disconnect"}.get(code, "")


def _status_line(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"{status} Unknown"


def _neutral(header: tuple[str, str]) -> tuple[str, str] | None:
    """A header without what could break a line; bodies are stored unpacked, so the headers that
    say how they were packed stand aside, as web archives have them."""
    name, value = header
    if not _TOKEN.fullmatch(name):
        return None
    aside = _ASIDE if name.lower() in _OF_THE_WAY else ""
    return aside + name, _one_line(value)[:_MOST_HEADER]


def _restored(name: str, value: str) -> tuple[str, str]:
    return name.removeprefix(_ASIDE), value


def _one_line(text: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f]", " ", text).strip()


def _unpacked(record: bytes) -> bytes:
    """A copy without its gzip, as long as it is no longer than a copy can be."""
    whole = bytearray()
    try:
        for piece in Unpacking("gzip").pieces(record):
            whole += piece
            if len(whole) > _MOST_RECORD:
                raise _broken()
    except Packed as error:
        raise _broken() from error
    # Nothing but records: what is packed twice, or of another format, is not ours.
    if not whole.startswith(b"WARC/1.1\r\n"):
        raise _broken()
    return bytes(whole)


def _told_in(content: bytes) -> Fetched:
    told = json.loads(content)
    return Fetched(
        str(told["url"]),
        str(told["address"]),
        int(told["status"]),
        (),
        b"",
        tuple(map(str, told["hops"])),
        Trouble(*map(str, told["trouble"])) if told["trouble"] else None,
        datetime.fromisoformat(told["taken_at"]),
    )


def _broken() -> ProblemsFound:
    return ProblemsFound([Problem(_A_COPY, _BROKEN)])


_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}")
_ASIDE = "X-Archive-Orig-"
_OF_THE_WAY = {"content-encoding", "transfer-encoding", "content-length", "connection"}
_A_COPY = Text("สำเนาหน้าเว็บ", "copy of a page")
_BROKEN = Text(
    "อ่านสำเนานี้ไม่ได้ เพราะไฟล์เสียหาย ถูกแก้ไข หรือไม่ได้มาจากระบบนี้ "
    "โปรดใช้สำเนาที่ยังสมบูรณ์ หรือเก็บสำเนาใหม่จากที่อยู่เดิม",
    "this copy cannot be read: it is damaged, was changed, or is not of this system. Use a copy "
    "that is whole, or take a new one from the same address.",
)
