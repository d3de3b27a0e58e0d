"""Open data as plain files: what leads to a file or a page beside it becomes a relative link.

Permanent addresses of items stay whole: they are what one cites.
"""

import csv
import json
from collections.abc import Callable, Iterator
from io import StringIO
from typing import Any

# Makes a whole address into a relative link; what leads elsewhere stays as it is.
Link = Callable[[str], str]

_ADDRESSES = ("dcat:downloadURL", "dcat:landingPage")


def data_with_own_links(body: bytes, content_type: str, link: Link) -> bytes:
    """CSV or JSON of the portal with links that lead to its files; anything else unchanged."""
    if content_type.startswith("application/json"):
        return json.dumps(_linked(json.loads(body), link), ensure_ascii=False).encode()
    if content_type.startswith("text/csv"):
        return _table_linked(body.decode("utf-8-sig"), link).encode("utf-8-sig")
    return body


def _linked(part: Any, link: Link) -> Any:
    if isinstance(part, list):
        return [_linked(one, link) for one in part]
    if not isinstance(part, dict):
        return part
    return {
        name: link(value) if _is_address(part, name, value) else _linked(value, link)
        for name, value in part.items()
    }


def _is_address(part: dict[str, Any], name: str, value: Any) -> bool:
    # A link that an agency handed in is its own affair; that of a file leads to the file.
    named = name in _ADDRESSES or (name == "url" and part.get("kind") == "file")
    return named and isinstance(value, str)


def _table_linked(text: str, link: Link) -> str:
    out = StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(_rows_linked(text, link))
    return out.getvalue()


def _rows_linked(text: str, link: Link) -> Iterator[list[str]]:
    rows = csv.reader(StringIO(text, newline=""))
    head = next(rows, [])
    yield head
    url = head.index("url") if "url" in head and "kind" in head else None
    for row in rows:
        if url is not None and row[head.index("kind")] == "file":
            row[url] = link(row[url])
        yield row
