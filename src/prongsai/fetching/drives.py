"""Files on shared drives: the address at which Google gives the file and not a page about it."""

import re
from urllib.parse import parse_qs, urlsplit

_FILE = re.compile(r"/file/(?:u/\d+/)?d/([\w-]{10,})")
_WRITTEN = re.compile(r"/(document|spreadsheets|presentation)/(?:u/\d+/)?d/([\w-]{10,})(/export)?")
_GIVES = "https://drive.google.com/uc?export=download&id="
_SAVED_AS = {"document": "pdf", "spreadsheets": "xlsx", "presentation": "pdf"}


def opened_of(download: str) -> str:
    """Where a drive tells what stands under a file's public address; empty for other addresses.

    ``open?id=…`` may be a file, a folder or a sheet: only a file can be downloaded.
    """
    if not download.startswith(_GIVES):
        return ""
    return f"https://drive.google.com/open?id={download.removeprefix(_GIVES)}"


def download_of(url: str) -> str:
    """The public address of the file that a link to a drive shows; empty for other links.

    A published document (``/d/e/…/pub``) is a page, and stays one.
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return ""
    if host == "drive.google.com":
        named = _FILE.search(parts.path)
        code = named[1] if named else parse_qs(parts.query).get("id", [""])[0]
        whole = re.fullmatch(r"[\w-]{10,}", code)
        shows = named or parts.path in ("/open", "/uc")
        return f"{_GIVES}{code}" if whole and shows else ""
    if host == "docs.google.com":
        if parts.path == "/viewer" or parts.path.startswith("/gview"):
            return parse_qs(parts.query).get("url", [""])[0]
        written = _WRITTEN.search(parts.path)
        if written and not written[3]:
            saved = _SAVED_AS[written[1]]
            return f"https://docs.google.com/{written[1]}/d/{written[2]}/export?format={saved}"
    return ""
