"""The smallest page that asks 15 questions in Thai: goal C's limit, written by hand.

No script, inline CSS, the phone's own font, radio inputs in fieldsets; no word to the respondent,
no code, no traits, no comment, no progress, no token. Served by the same server as ours.
"""

import gzip
import sys

from prongsai.core.loading import load_framework

CSS = (
    "body{font:1.1em/1.6 sans-serif;max-width:36em;margin:auto;padding:12px}"
    "fieldset{border:0;border-top:1px solid #777;padding:.6em 0}legend{font-weight:700}"
    "label{display:block;padding:.6em;border:1px solid #777;border-radius:8px;margin:.4em 0}"
)


def questions(year: int) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Code, text and options of the first fifteen questions that a year asks clients."""
    framework = load_framework(year)
    nodes = [node for node in framework.nodes["eit"].walk() if node.kind == "question"]
    return [
        (
            node.code,
            node.ask.th if node.ask else node.name.th,
            [(one.code, one.text.th) for one in framework.scales[node.scale or ""].options],
        )
        for node in nodes[:15]
    ]


def form(year: int) -> str:
    """The page."""
    asked = "".join(
        f"<fieldset><legend>{text}</legend>"
        + "".join(
            f"<label><input type=radio name={code} value={value}>{name}</label>"
            for value, name in options
        )
        + "</fieldset>"
        for code, text, options in questions(year)
    )
    return (
        "<!doctype html><html lang=th><meta charset=utf-8>"
        "<meta name=viewport content='width=device-width'><link rel=icon href=data:,>"
        f"<title>แบบสอบถาม</title><style>{CSS}</style><form method=post>{asked}"
        "<button id=send>ส่งคำตอบ</button></form>"
    )


def pages(year: int) -> dict[str, bytes]:
    """Both pages, compressed once."""
    thanks = "<!doctype html><html lang=th><meta charset=utf-8><title>ขอบคุณ</title><h1>ขอบคุณ</h1>"
    texts = {"/": form(year), "/thanks/": thanks}
    return {path: gzip.compress(text.encode(), 9, mtime=0) for path, text in texts.items()}


_pages = pages(int(sys.argv[-1])) if sys.argv[-1].isdecimal() else {}


def application(environ, start):
    """One page by GET; what is sent is read and thanked for."""
    if environ["REQUEST_METHOD"] == "POST":
        environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        start("303 See Other", [("Location", "/thanks/")])
        return [b""]
    page = _pages[environ["PATH_INFO"]]
    headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip")]
    start("200 OK", headers)
    return [page]


def serve(port: int) -> None:
    """Answer until the process is ended."""
    from granian.constants import Interfaces
    from granian.server import Server

    Server(
        "limit_page:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        websockets=False,
        log_access=False,
    ).serve()


if __name__ == "__main__":
    serve(int(sys.argv[1]))
