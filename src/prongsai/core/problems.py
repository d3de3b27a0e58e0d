"""Problems with what somebody gave us: where, what, and what to do, in a sentence."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import NamedTuple

from prongsai.core.wording import Text, same


class Problem(NamedTuple):
    """One sentence about one place."""

    where: Text
    says: Text

    def sentence(self, language: str) -> str:
        """The problem as one line: the place, a colon, what is wrong and what to do."""
        return f"{self.where.say(language)}: {self.says.say(language)}"


class ProblemsFound(Exception):
    """What came in cannot be used; ``problems`` says all of why, in the order of the input."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.sentence("en") for problem in self.problems))


def problem_in(file: str | PurePath, says: Text) -> ProblemsFound:
    """One problem with a whole file, named as the person named it."""
    return ProblemsFound([Problem(same(str(file)), says)])
