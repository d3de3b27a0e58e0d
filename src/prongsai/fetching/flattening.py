"""HTML made harmless to parse: nothing that is nested or repeated to wear a parser out."""

import re

# A page of an agency has some hundred thousand letters; what follows these is not read.
MOST_LETTERS = 4_000_000
# Browsers show no more than 512 levels either.
_DEEPEST = 500
_FEW_TAGS = 500

# Tags that only change how letters look. Left open, each is opened again in every paragraph.
_LOOKS = re.compile(
    r"</?(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)[^<>]*>")
# Tags that have no end, or end where the next begins.
_ENDED = frozenset(
    (
        "area", "base", "body", "br", "col", "dd", "dt", "embed", "head", "hr", "html", "img",
        "input", "li", "link", "meta", "option", "p", "param", "source", "tbody", "td", "tfoot",
        "th", "thead", "tr", "track", "wbr",
    )
)  # fmt: skip


def flat(html: str) -> str:
    """The same page without tags of looks, and without levels that no page has."""
    plain = _LOOKS.sub("", html[:MOST_LETTERS])
    if plain.count("<") <= _FEW_TAGS:
        return plain
    return _Flattening().of(plain)


class _Flattening:
    def __init__(self) -> None:
        self.depth = 0
        self.dropped = 0

    def of(self, html: str) -> str:
        return _TAG.sub(self._kept, html)

    def _kept(self, tag: re.Match[str]) -> str:
        if tag["name"].lower() in _ENDED or tag[0].endswith("/>"):
            return tag[0]
        if not tag["close"]:
            if self.depth >= _DEEPEST:
                self.dropped += 1
                return ""
            self.depth += 1
        elif self.dropped:
            self.dropped -= 1
            return ""
        else:
            self.depth = max(0, self.depth - 1)
        return tag[0]
