"""A truth: what a clerk reads in a report, and how far the facts read agree with it.

Each file in ``truth/`` was written by reading one seed. Its fields:

- a figure has its ``value``, how it is ``printed`` and its ``line``; where one fact is printed more
  than once, or in more than one way, a list has every printing that is right;
- a text is a key: its first characters without white space, after its number. A list is such a key
  and then words that the text must hold too, as where it goes on after a page break;
- ``measures`` of a row are what its first column says below the theme or indicator: a sub-theme may
  be read as the row's heading or as its measure. A list that a row does not name is empty;
- ``figure_if_any`` may be left out, an ``optional`` day too; whatever else is read but is not in
  the truth is wrong. Without ``findings`` these are not compared;
- ``disagreements`` and ``agrees`` are about figures; ``told`` must be told as a disagreement or a
  doubt on one of the lines, with one of the words; ``noticed`` is what a clerk sees besides, and is
  not compared.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from prongsai.core.reading.facts import Facts
from prongsai.core.yamlfile import read_yaml
from tests.core.reading.comparing_figures import figures
from tests.core.reading.comparing_rows import rows
from tests.core.reading.matching import Field, Telling, named
from tests.repository import ROOT

Truth = Mapping[str, Any]
SEEDS = ROOT.parent / "shared" / "seeds"
FILES = tuple(sorted((Path(__file__).parent / "truth").glob("*.yaml")))


@dataclass(frozen=True)
class Comparison:
    """Facts beside a truth, field by field."""

    fields: tuple[Field, ...]

    @property
    def wrong(self) -> tuple[Field, ...]:
        """The fields that are not as the clerk reads them."""
        return tuple(field for field in self.fields if not field.right)

    @property
    def silent(self) -> tuple[Field, ...]:
        """Numbers read wrongly that are not told as doubtful."""
        return tuple(field for field in self.wrong if field.number and field.got and not field.told)

    @property
    def right(self) -> int:
        """How many fields are right."""
        return len(self.fields) - len(self.wrong)

    @property
    def share(self) -> Fraction:
        """The share of the fields that are right, exact."""
        return Fraction(self.right, len(self.fields))

    def __str__(self) -> str:
        """How many are right, and every field that is not: what a test shows when it fails."""
        thousandths = self.share * 1000
        head = f"{self.right} of {len(self.fields)} fields are right ({int(thousandths)}‰)"
        wrong = [
            f"  {field.name}: read {field.got or 'nothing'!r}, should be {field.wanted!r}"
            + (" <- a wrong number, not told" if field in self.silent else "")
            for field in self.wrong
        ]
        return "\n".join([head, *wrong])


def load(path: Path) -> Truth:
    """A truth file. Raises ProblemsFound where it is not YAML as people write it here."""
    return read_yaml(path.read_text(encoding="utf-8"), path.name)


def seed_of(truth: Truth) -> Path:
    """The report that a truth tells of; it is there only beside the project."""
    return SEEDS / str(truth["file"])


def compare(truth: Truth, facts: Facts, printed: str | None = None) -> Comparison:
    """Compare facts with a truth, field by field; with the text of the report, persons too."""
    telling = Telling(facts.disagreements, facts.doubts)
    fields = [*figures(truth, facts, telling), *rows(truth, facts, telling)]
    if printed is not None:
        persons = named(printed, facts)
        said = f"{len(persons)} of those whom the report names" if persons else ""
        fields.append(Field("persons named", "", said, not persons))
    return Comparison(tuple(fields))
