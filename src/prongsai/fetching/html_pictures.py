"""The pictures of a page, each with the words beside it."""

from collections.abc import Mapping
from dataclasses import dataclass

from prongsai.core.evidence.shown import Picture
from prongsai.fetching.html_links import absolute
from prongsai.fetching.html_written import Written

_MOST_PICTURES = 1_000
_LONGEST_NEAR = 300
_UP = 5  # levels around a picture that are asked for words beside it
_IN_A_LINK = 5  # pictures that a link is asked for


@dataclass
class _Seen:
    """A picture, where it stands, and the words beside it as soon as they are found."""

    url: str
    alt: str
    at: int
    near: str = ""
    levels: int = 0


class Pictures:
    """Pictures as a walk through what is ``written`` meets them; ``base`` completes addresses."""

    def __init__(self, base: str, written: Written) -> None:
        self._base = base
        self._written = written
        self._seen: list[_Seen] = []
        self._pending: list[_Seen] = []

    def take(self, attributes: Mapping[str, str | None]) -> None:
        """Meet a picture."""
        if len(self._seen) >= _MOST_PICTURES:
            return
        names = ("data-src", "data-lazy-src", "src")
        written = next(filter(None, map(attributes.get, names)), "") or ""
        # A picture in the page itself has no address; what it is remains.
        inline = written[:11].lower() == "data:image/"
        url = written.partition(";")[0][:40] if inline else absolute(self._base, written)
        alt = " ".join((attributes.get("alt") or attributes.get("title") or "").split())
        if url:
            seen = _Seen(url, alt[:_LONGEST_NEAR], self._written.here)
            self._seen.append(seen)
            self._pending.append(seen)

    def find_words(self, start: int) -> None:
        """Give the pictures of an element that began at a place, and now ends, its words."""
        inside = [seen for seen in self._pending if seen.at >= start]
        if not inside:
            return
        words = self._written.since(start)
        for seen in inside:
            seen.levels += 1
            if words:
                short = len(words) <= _LONGEST_NEAR
                seen.near = words if short else self._written.around(seen.at)
        self._pending = [s for s in self._pending if not s.near and s.levels < _UP]

    def said_since(self, start: int) -> str:
        """The descriptions of the pictures since a place, which stand for the text of a link."""
        inside = [seen.alt for seen in self._seen[-_IN_A_LINK:] if seen.at >= start]
        return " ".join(inside).strip()

    def shown(self) -> tuple[Picture, ...]:
        """The pictures, each with the words beside it."""
        near = (seen.near or self._written.around(seen.at) for seen in self._seen)
        return tuple(
            Picture(s.url, s.alt, words) for s, words in zip(self._seen, near, strict=True)
        )
