"""What servers do in place of showing the content, by the word that a case says under ``behaves``.

A behaviour that still shows the content in the end (a redirect, a slow server) leads to it.
"""

from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from tests.sites.farm import Case
from tests.sites.showing import Answer, Answers, lead_to_file, paper, show

HTML = {"Content-Type": "text/html; charset=utf-8"}
PDF = {"Content-Type": "application/pdf"}

# Where visitors of a drive are sent who have not signed in.
ACCOUNTS = "accounts.google.com"

STATUS = {
    "not_found": 404,
    "gone": 410,
    "server_error": 500,
    "unavailable": 503,
    "forbidden": 403,
    "unauthorized": 401,
    "too_many": 429,
}

PAGES: dict[str, str] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))

FILES = {
    "empty_file": b"",
    "broken_file": b"%PDF-1.5\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0",
    "error_as_file": b"%PDF-1.4\n<b>Warning</b>: readfile(): failed to open stream in /var/www",
    "unknown_format": b"Rar!\x1a\x07\x01\x00" + b"\x8f\x22\x90\x07" * 200,
    "old_office": bytes.fromhex("D0CF11E0A1B11AE1")
    + b"\0" * 504
    + "WordDocument".encode("utf-16-le")
    + b"\0" * 2_000,
    "old_program": b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X" + bytes(range(256)) * 4,
}


def serve(case: Case, told: Answers) -> bool:
    """Let the server behave; tells whether that was all, and the content stands nowhere."""
    kind = case.behaves
    tls = case.office.tls
    if kind in STATUS:
        headers = HTML | ({"Retry-After": "1"} if kind == "too_many" else {})
        told.add(case.url, Answer(STATUS[kind], headers, b"<h1>Error</h1>"), tls)
    elif kind == "google_sign_in":
        told.add(
            case.url, Answer(302, {"Location": f"https://{ACCOUNTS}/v3/signin?continue=s"}), tls
        )
    elif kind in ("refresh", "inner_frame"):
        inside = _beside(case.url, f"/inside{urlsplit(case.url).path}")
        show(replace(case, behaves="", url=inside), told)
        told.add(case.url, Answer(200, HTML, PAGES[kind].replace("INSIDE", inside).encode()), tls)
    elif kind in PAGES:
        told.add(case.url, Answer(200, HTML, PAGES[kind].encode()), tls)
    elif kind in FILES:
        return _file(case, told, Answer(200, PDF, FILES[kind]))
    elif kind == "locked_file":
        return _file(case, told, paper("locked", case.blocks))
    elif kind == "page_as_file":
        return _file(case, told, Answer(200, PDF, PAGES["soft_404"].encode()))
    elif kind == "dead_file":
        return _file(case, told, Answer(404, HTML, b"<h1>Not Found</h1>"))
    elif kind == "login_redirect":
        login = _beside(case.url, "/admin/login.php?next=/oit")
        told.add(case.url, Answer(302, {"Location": login}), tls)
        told.add(login, Answer(200, HTML, PAGES["login_wall"].encode()), tls)
    elif kind == "loop":
        other = case.url + "-b"
        told.add(case.url, Answer(302, {"Location": other}), tls)
        told.add(other, Answer(301, {"Location": case.url}), tls)
    elif kind == "to_home":
        told.add(case.url, Answer(302, {"Location": "/"}), tls)
    elif kind == "private":
        told.add(case.url, Answer(302, {"Location": "http://192.168.1.20/ita/o.pdf"}), tls)
    elif kind == "hang":
        told.add(case.url, Answer(200, HTML, b"<p>late</p>", seconds=3600), tls)
    elif kind == "no_such_host":
        told.unknown.add(_host(case.url))
    elif kind == "closed":
        told.closed.add(_host(case.url))
        told.hosts.setdefault(_host(case.url), "sound")
    elif kind.startswith("tls_"):
        told.add(case.url, Answer(200, HTML, b"<p>TLS</p>"), kind.removeprefix("tls_"))
    elif kind in ("redirect", "slow", "flaky"):
        return _in_the_end(case, told)
    elif kind not in ("robots", "nothing"):
        raise ValueError(f"{case.name}: nobody behaves as {kind}")
    return kind not in ("robots",)


def _file(case: Case, told: Answers, answer: Answer) -> bool:
    """Something else in place of a file."""
    if case.form.endswith("_direct"):
        told.add(case.url, answer, case.office.tls)
    else:
        lead_to_file(case, told, answer)
    return True


def _in_the_end(case: Case, told: Answers) -> bool:
    if case.behaves == "redirect":
        to = (
            _beside(case.url, f"/new{urlsplit(case.url).path}")
            if case.office.host in (case.url)
            else f"https://{case.office.host}/short/{case.item}"
        )
        show(replace(case, behaves="", url=to), told)
        told.add(case.url, Answer(301, {"Location": to}), case.office.tls)
        return True
    show(replace(case, behaves=""), told)
    key = next(k for k in told.answers if k[0] == _host(case.url) and _path(case.url) == k[1])
    late = {"seconds": 0.6} if case.behaves == "slow" else {"fails_first": 1}
    told.answers[key] = told.answers[key]._replace(**late)
    return True


def _beside(url: str, path: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}{path}"


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _path(url: str) -> str:
    parts = urlsplit(url)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
