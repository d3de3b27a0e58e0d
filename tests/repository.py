"""The project's documents as tests read them: fenced blocks, tables, links."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
_FENCE = re.compile(r"^```(\w*) *(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


class Block(NamedTuple):
    """A fenced block: its language, the file that it shows, if it names one, and its text."""

    language: str
    file: str
    text: str


class Step(NamedTuple):
    """A command of a console block and what it prints.

    A line ``…`` stands for any lines left out, ``…`` inside a line for anything on it.
    """

    command: str
    output: str

    def prints(self, printed: str) -> bool:
        """Whether ``printed`` is what the document shows."""
        shown = re.escape(f"\n{self.output.strip()}\n")
        pattern = shown.replace("\\\n…", "(\n.*)*").replace("…", ".*")
        return re.fullmatch(pattern, f"\n{printed.strip()}\n") is not None


def documents() -> list[Path]:
    """Every document of the project."""
    return sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def read(name: str) -> str:
    """The text of a document, by its path from the top of the repository."""
    return (ROOT / name).read_text("utf-8")


def blocks(text: str) -> list[Block]:
    """The fenced blocks of a document."""
    return [Block(*found) for found in _FENCE.findall(text)]


def steps(text: str) -> Iterator[Step]:
    """The commands of the console blocks of a document, each with the output shown below it."""
    for block in blocks(text):
        if block.language == "console":
            for command in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
                typed, _, output = command.partition("\n")
                yield Step(typed, output)


def table(text: str, name: str) -> list[list[str]]:
    """The cells of the table below the mark ``<!-- table: name -->``, without its head."""
    lines = text.partition(f"<!-- table: {name} -->\n")[2].splitlines()
    rows = []
    for line in lines[2:]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def links(text: str) -> list[str]:
    """The files that a document links to, as it writes them."""
    prose = _FENCE.sub("", text)
    return [link for link in _LINK.findall(prose) if "://" not in link]
