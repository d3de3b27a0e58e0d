"""What somebody typed into a form of a survey, read without trusting any of it."""

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import parse_qsl

from prongsai.apps.surveys.intake.receiving import LONGEST_COMMENT
from prongsai.core.framework import Node
from prongsai.core.surveys.questionnaire import Questionnaire
from prongsai.web.respond.facts import Facts

LARGEST = 1_000_000  # bytes of a form
_MOST_FIELDS = 1000
# Before the name of what is no answer: codes of questions never begin so.
TRAIT = "_"
# The token is the name of its field, for a browser gives answers back to a form whose first fields
# have the names that they had: a form fetched anew, by the next person, stays empty.
TOKEN = "t."  # noqa: S105 - the start of a name


class Typed(NamedTuple):
    """Everything that a form brought: ``answers`` and ``traits`` only as the rules know them.

    ``unknown`` are nodes whose answer is none of their options. ``later`` says that the form was
    kept by a telephone until it had a connection, so that the token's age says nothing.
    """

    token: str = ""
    answers: Mapping[str, str] = {}
    unknown: tuple[Node, ...] = ()
    traits: Mapping[str, str] = {}
    code: str = ""
    comment: str = ""
    skips: bool = False
    later: bool = False

    def says_more_than(self, link: Mapping[str, str]) -> bool:
        """Whether anything was answered or written, beside the traits that the link tells."""
        return bool(self.answers or self.comment) or self.traits != link

    @property
    def comment_is_too_long(self) -> bool:
        """Whether the comment has more letters than are kept."""
        return len(self.comment) > LONGEST_COMMENT


def typed_into(body: bytes, content_type: str, facts: Facts) -> Typed | None:
    """Read the body of a request; ``None`` where it is no form of ours, so none of it is read."""
    fields = _fields(body, content_type)
    if fields is None:
        return None
    survey = facts.questionnaire
    given = {node.code: fields.get(node.code, "") for node in survey.asked}
    offered = zip(survey.asked, survey.offered, strict=True)
    unknown = tuple(
        node for node, options in offered if given[node.code] and given[node.code] not in options
    )
    refused = {node.code for node in unknown}
    token = next((name for name in fields if name.startswith(TOKEN)), "")
    return Typed(
        token=token.removeprefix(TOKEN),
        answers={code: option for code, option in given.items() if option and code not in refused},
        unknown=unknown,
        traits=_traits(fields, facts),
        code=fields.get("code", "").strip()[:200],
        comment=_comment(fields.get("comment", "")),
        skips=bool(fields.get("skip")),
        later=fields.get(token) == "later",
    )


def missing_from(survey: Questionnaire, typed: Typed) -> tuple[Node, ...]:
    """What was asked and not answered."""
    return tuple(node for node in survey.asked if node.code not in typed.answers)


def _fields(body: bytes, content_type: str) -> dict[str, str] | None:
    if content_type.partition(";")[0].strip().lower() != "application/x-www-form-urlencoded":
        return None
    text = body.decode("utf-8", "replace")
    try:
        return dict(parse_qsl(text, errors="replace", max_num_fields=_MOST_FIELDS))
    except ValueError:  # more fields than any form of ours has
        return None


def _traits(fields: Mapping[str, str], facts: Facts) -> dict[str, str]:
    """What was said of oneself, as far as it was asked; and what the link tells."""
    said = dict(facts.told_by_the_link)
    for trait in facts.questionnaire.rules.traits:
        given = fields.get(f"{TRAIT}{trait.code}", "")
        known = trait.values or facts.own_values(trait)
        if trait.ask is not None and given in {value.code for value in known}:
            said[trait.code] = given
    return said


def _comment(text: str) -> str:
    """Free words with line ends of one kind and without what no page or database takes."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(letter for letter in lines if letter in "\n\t" or letter >= " ").strip()
