"""Which file an address of the portal becomes when the portal is written as plain files."""

from collections.abc import Mapping
from hashlib import sha256
from posixpath import splitext
from urllib.parse import parse_qs, parse_qsl, quote, unquote, urlencode

from prongsai.core.documents.file_names import safe_name

# What of a query makes another page or file; anything else is searched by a server.
_KEPT = ("year", "kind", "order", "version", "page")
_LONGEST = 200
_DOCUMENT_FILES = {"pdf": "", "docx": "", "signed": "-signed"}


def address_of(path: str, query: str, newest: Mapping[str, int]) -> str:
    """The one address of what a path and a query lead to.

    ``newest`` is the number of the newest version of a result by its fiscal year: its pages are
    those without a number.

    >>> address_of("/ban/2563/iit/", "version=2&q=x", {"2563": 2})
    '/ban/2563/iit/'
    >>> address_of("/", "page=3&year=2563", {})
    '/?year=2563&page=3'
    """
    asked = parse_qs(query)
    kept = {name: asked[name][0] for name in _KEPT if name in asked}
    year = path.split("/")[2][:4] if path.count("/") > 1 else ""
    if kept.get("page") == "1":
        del kept["page"]
    if "version" in kept and kept["version"] == str(newest.get(year)):
        del kept["version"]
    return f"{path}?{urlencode(kept)}" if kept else path


def is_page(address: str) -> bool:
    """Whether a page stands there; files have addresses without a slash at the end."""
    return address.partition("?")[0].endswith("/")


def file_of(address: str, ending: str = "") -> str:
    """The file of an address, from the folder of all; ``ending`` for a name that has none.

    >>> file_of("/?year=2563&page=3"), file_of("/ban/2563.csv?version=1")
    ('year-2563-page-3.html', 'ban/2563-version-1.csv')
    >>> file_of("/d/abcde23456/signed", ".jpg")
    'd/abcde23456/abcde23456-signed.jpg'
    """
    path, _, query = address.partition("?")
    *folders, last = map(unquote, path.split("/"))
    mark = "-".join(f"{name}-{value}" for name, value in parse_qsl(query))
    if not last:
        name = f"{mark or 'index'}.html"
    else:
        stem, own = splitext(_named(folders, last))
        name = "-".join(filter(None, (stem, mark))) + (own or ending)
    return "/".join(map(_part, [*filter(None, folders), name]))


def link_between(place: str, target: str) -> str:
    """The relative link from the file at ``place`` to the file ``target``.

    >>> link_between("ban/2563/iit/index.html", "ban/2563/index.html"), link_between("a", "b/c")
    ('../index.html', 'b/c')
    """
    here, there = place.split("/")[:-1], target.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return quote("/".join([*[".."] * (len(here) - shared), *there[shared:]]))


def _named(folders: list[str], last: str) -> str:
    """People open the files of a document by their name: it is its code."""
    if folders[1:2] == ["d"] and last in _DOCUMENT_FILES:
        return f"{folders[2]}{_DOCUMENT_FILES[last]}"
    return last


def _part(name: str) -> str:
    """A name that every disk can keep; one that some cannot becomes its hash."""
    if name.strip(".") and name == safe_name(name, _LONGEST):
        return name
    return f"x{sha256(name.encode()).hexdigest()[:24]}"
