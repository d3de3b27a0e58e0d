"""The letters of a page, where its server names the wrong alphabet or none."""

import re

_THAI = re.compile(r"tis-?620|windows-?874|cp-?874|ms874|iso-?8859-?11|x-mac-thai", re.IGNORECASE)
_META = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
_LABEL = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_WORD = re.compile("[ก-๛]{3,}")  # an accented letter of the West stands alone
_BYTE_ORDER = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# Old editors lay one broken letter in ten thousand into pages that are UTF-8 otherwise.
_FEW = 50


def letters_of(body: bytes, content_type: str = "") -> str:
    """The text of a page or text file: by its byte order mark, by what it can be, by its label.

    What is UTF-8 throughout is UTF-8, whatever is written on it. What is not, and is called so or
    a Western alphabet, is Thai of one byte a letter where that makes Thai.
    """
    for mark, name in _BYTE_ORDER:
        if body.startswith(mark):
            return _read(body, name)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        label = _label(body, content_type)
    if _THAI.fullmatch(label):
        return _thai(body)
    mostly = body.decode("utf-8", "replace")
    foreign = sum(byte >= 0x80 for byte in body)
    if mostly.count("\ufffd") * _FEW < foreign:
        return mostly
    thai = _thai(body)
    if sum(map(len, _WORD.findall(thai))) * 2 > foreign:
        return thai
    return _read(body, label or "utf-8")


def _label(body: bytes, content_type: str) -> str:
    if found := _LABEL.search(content_type):
        return found[1]
    written = _META.search(body[:8192])
    return written[1].decode("ascii") if written else ""


def _thai(body: bytes) -> str:
    """Windows-874; its other bytes are marks of typographers, or nothing."""
    return body.decode("cp874", "replace")


def _read(body: bytes, name: str) -> str:
    try:
        return body.decode(name, "replace")
    except LookupError:
        return body.decode("utf-8", "replace")
