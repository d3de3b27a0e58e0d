"""The text of a page in the order in which it is read, and which of it stands in menus."""

import re

_LONGEST_NEAR = 300
# A page keeps so many letters without its menus, or has nothing but menus.
_LEFT = 40


class Written:
    """Pieces of text as a walk meets them; a place in it is the number of pieces before it."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._menus: list[tuple[int, int]] = []

    @property
    def here(self) -> int:
        """The place that the walk has come to."""
        return len(self._pieces)

    def add(self, piece: str) -> None:
        """Go on with a piece as it is."""
        self._pieces.append(piece)

    def add_text(self, text: str) -> None:
        """Go on with text in which white space says nothing."""
        if text.strip():
            self.add(re.sub(r"\s+", " ", text))
        elif text:
            self.add(" ")

    def since(self, start: int, end: int | None = None) -> str:
        """What was written between two places, as one line."""
        return _squeezed("".join(self._pieces[start:end]))

    def lines_since(self, start: int) -> tuple[str, ...]:
        """What was written since a place, line by line."""
        return _lines("".join(self._pieces[start:]))

    def around(self, at: int) -> str:
        """The words after a place, where captions stand, and where there are none before it."""
        after = self.since(at, at + 30)[: _LONGEST_NEAR // 2]
        return after or self.since(max(0, at - 20), at)[-100:]

    def set_apart(self, start: int) -> None:
        """Let what was written since a place begin and end with a line of its own."""
        self._pieces[start - 1] = "\n"
        self.add("\n")

    def keep_in_line(self, start: int) -> None:
        """Let what was written since a place stay in the line of what stands before it."""
        for at in range(start, len(self._pieces)):
            self._pieces[at] = self._pieces[at].replace("\n", " ")
        self.add(" ")

    def mark_menu(self, start: int) -> None:
        """What was written since a place is a menu, and those inside it are part of it."""
        while self._menus and self._menus[-1][0] >= start:
            self._menus.pop()
        self._menus.append((start, self.here))

    def lines(self) -> tuple[tuple[str, ...], int]:
        """The visible lines without menus, and how many letters stand in the menus.

        A page that has nothing but menus keeps them.
        """
        inside = sum(len(self.since(start, end)) for start, end in self._menus)
        kept: list[str] = []
        at = 0
        for start, end in self._menus:
            kept += [*self._pieces[at:start], "\n"]
            at = end
        kept += self._pieces[at:]
        lines = _lines("".join(kept))
        if sum(map(len, lines)) < _LEFT and inside:
            return _lines("".join(self._pieces)), 0
        return lines, inside


def _lines(text: str) -> tuple[str, ...]:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return tuple(line for line in lines if line)


def _squeezed(text: str) -> str:
    return " ".join(text.split())
