"""Words on lines of a known width, as the template reads them."""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from prongsai.core.documents.blocks import BODY, Run, Words
from prongsai.printing.pdf.letters import Look, typeset_text
from prongsai.printing.together import joined

Plain = dict[str, Any]

CM = 72 / 2.54  # points
BOLD, UNDERLINED, UNSEEN = 1, 2, 4
_ADDRESS = re.compile(r"https?://[!-~]{1,2000}")


class Lines(NamedTuple):
    """How wide the lines are, in points, and which names do not break."""

    width: float
    names: tuple[str, ...] = ()

    def words(self, words: Words, *, bold: bool = False, size: int = BODY) -> list[Any]:
        """Words as texts, each with its look, and the address it leads to, where it has them."""
        return [self._run(run, bold, size) for run in joined(words)]

    def on_rule(self, words: Words) -> list[Any]:
        """Words on a dotted rule, which takes the place of dots to write on."""
        return [
            [UNSEEN, self.text(run.text)] if run.blank else self._run(run, bold=False, size=BODY)
            for run in joined(words)
        ]

    def each(self, some: Iterable[Words], *, bold: bool = False, size: int = BODY) -> list[Any]:
        """Several lines of words."""
        return [self.words(words, bold=bold, size=size) for words in some]

    def text(self, text: str, *, bold: bool = False, size: int = BODY) -> str:
        """A text of one look."""
        return typeset_text(text, Look(bold, size, self.width), self.names)

    def narrower(self, width: float) -> "Lines":
        """Lines of another width for the same document."""
        return Lines(width, self.names)

    def _run(self, run: Run, bold: bool, size: int) -> str | list[Any]:
        text = self.text(run.text, bold=bold or run.bold, size=size)
        look = BOLD * (run.bold and not bold) + UNDERLINED * run.underline
        if run.verbatim and _ADDRESS.fullmatch(run.text):
            return [look, text, run.text]
        return [look, text] if look else text
