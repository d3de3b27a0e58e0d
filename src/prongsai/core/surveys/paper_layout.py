"""Where everything of a questionnaire stands on leaves of A4, for printing and for reading.

All places are whole tenths of a millimetre from the top left corner of the leaf.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Literal, NamedTuple

from prongsai.core.framework import Node, Option
from prongsai.core.surveys.codes import ALPHABET
from prongsai.core.surveys.questionnaire import Questionnaire
from prongsai.core.surveys.rules import Trait

WIDTH, HEIGHT = 2100, 2970
RADIUS = 28  # of a bubble
SQUARE = 140  # the side of a corner's QR code
_EDGE = 80  # between the corner codes and the edge of the leaf
# The top left of each corner's code: top left, top right, bottom right, bottom left.
CORNERS = (
    (_EDGE, _EDGE),
    (WIDTH - _EDGE - SQUARE, _EDGE),
    (WIDTH - _EDGE - SQUARE, HEIGHT - _EDGE - SQUARE),
    (_EDGE, HEIGHT - _EDGE - SQUARE),
)
LEFT, ACROSS = 150, 1800  # what lies between the margins
TOP, BOTTOM = 265, 2690
LINE = 76  # the height of a line of the questions
_LETTER = 236  # thousandths of a centimetre: a little more than letters take on the average
_AIR = 24
_INTRODUCTION = 1055
_SCALE, _LABEL = 62, 57  # above the names of options, and each line of those
_ROW, _TRAITS = 96, 96
_COMMENT = 470
_COLUMN, _COLUMNS = 200, 4
_CHOICE = 88  # the height of one value of a trait
MOST_OWN = 24  # units of an agency that find room; where there are more, nobody is asked
_NAME = 4
TRAIT = "trait "  # before the codes of traits, which may be those of questions

Kind = Literal["introduction", "scale", "question", "part", "ask", "traits", "trait", "comment"]


class Area(NamedTuple):
    """A rectangle that something is printed in.

    ``code`` is the question, part or trait that it is about; of a "scale" the scale.
    """

    kind: Kind
    code: str
    leaf: int
    top: int
    height: int
    width: int


class Bubble(NamedTuple):
    """The middle of the circle that stands for one option: of ``code`` on a leaf from 1.

    For values that the agency names itself ``option`` is their number, from 1.
    """

    code: str
    option: str
    leaf: int
    x: int
    y: int


@dataclass(frozen=True)
class PaperLayout:
    """Every leaf of a paper form.

    ``name`` is made of what stands where: leaves of the same name are alike to the bubble.
    ``own`` says how many values the agency itself gave to each trait of its own.
    """

    leaves: int
    areas: tuple[Area, ...]
    bubbles: tuple[Bubble, ...]
    own: Mapping[str, int]

    @cached_property
    def name(self) -> str:
        """Four letters that no other arrangement of questions has, but by rare chance."""
        number = int(sha256(repr(self.bubbles).encode()).hexdigest(), 16)
        letters = ""
        for _ in range(_NAME):
            number, place = divmod(number, len(ALPHABET))
            letters += ALPHABET[place]
        return letters

    def on(self, leaf: int) -> dict[str, tuple[Bubble, ...]]:
        """The bubbles of a leaf by what they answer, in the order of the paper."""
        answers: dict[str, tuple[Bubble, ...]] = {}
        for bubble in self.bubbles:
            if bubble.leaf == leaf:
                answers[bubble.code] = (*answers.get(bubble.code, ()), bubble)
        return answers


class Mark(NamedTuple):
    """What the code in a corner says: which corner (0 to 3, clockwise), leaf, layout, serial."""

    corner: int
    leaf: int
    layout: str
    serial: str


def written(mark: Mark) -> str:
    """The text of a corner's code: sixteen letters, the most that the smallest code holds."""
    return f"P{mark.corner}{mark.leaf}{mark.layout}{mark.serial}"


def mark_in(text: str) -> Mark | None:
    """What a code says that was read in a picture; ``None`` where it is none of ours."""
    if len(text) != 7 + 9 or text[0] != "P" or text[1] not in "0123" or text[2] not in "123456789":
        return None
    if not set(text[3:]) <= set(ALPHABET):
        return None
    return Mark(int(text[1]), int(text[2]), text[3:7], text[7:])


def trait_code(trait: Trait) -> str:
    """The code under which the bubbles of a trait stand, apart from those of questions."""
    return f"{TRAIT}{trait.code}"


def numbers(survey: Questionnaire) -> dict[str, str]:
    """How each question ("3") and each part ("3.2") is numbered on paper, by its code."""
    found: dict[str, str] = {}
    for place, question in enumerate(survey.questions, 1):
        found[question.code] = str(place)
        for part_place, part in enumerate(question.parts, 1):
            found[part.code] = f"{place}.{part_place}"
    return found


def printed_traits(survey: Questionnaire, own: Mapping[str, int]) -> tuple[Trait, ...]:
    """The traits that paper asks for; those of an agency's own where it has two to MOST_OWN."""
    return tuple(
        trait
        for trait in survey.rules.traits
        if trait.ask and (trait.own is None or 2 <= own.get(trait.own, 0) <= MOST_OWN)
    )


def paper_layout(survey: Questionnaire, own: Mapping[str, int] | None = None) -> PaperLayout:
    """The leaves of a questionnaire; ``own`` is how many "units" the agency has."""
    counts = dict(own or {})
    laying = _Laying()
    laying.put("introduction", "", _INTRODUCTION)
    for question in survey.questions:
        _lay_question(laying, survey, question)
    asked = printed_traits(survey, counts)
    for place, trait in enumerate(asked):
        _lay_trait(laying, trait, counts, heading=place == 0)
    laying.put("comment", "", _COMMENT)
    return PaperLayout(laying.leaf, tuple(laying.areas), tuple(laying.bubbles), counts)


class _Laying:
    """Areas from the top to the bottom, leaf after leaf."""

    def __init__(self) -> None:
        self.leaf, self.at, self.scale = 1, TOP, ""
        self.areas: list[Area] = []
        self.bubbles: list[Bubble] = []

    def room(self, height: int) -> None:
        if self.at + height > BOTTOM:
            self.leaf, self.at, self.scale = self.leaf + 1, TOP, ""

    def put(self, kind: Kind, code: str, height: int, width: int = ACROSS) -> Area:
        self.room(height)
        area = Area(kind, code, self.leaf, self.at, height, width)
        self.areas.append(area)
        self.at += height
        return area


def _lay_question(laying: _Laying, survey: Questionnaire, question: Node) -> None:
    asked = question.parts or (question,)
    scale = survey.scale(asked[0])
    options = tuple(option.code for option in scale.options)
    lefts = columns(len(options))
    width = lefts[0] - LEFT
    heights = [_height(_words(node), width) for node in asked]
    ask = _height(_words(question), ACROSS) if question.parts else 0
    # A question stands on one leaf, with the names of its options above it.
    head = _head(scale.options)
    laying.room(ask + sum(heights) + (head if laying.scale != scale.code else 0))
    if laying.scale != scale.code:
        laying.put("scale", scale.code, head)
        laying.scale = scale.code
    if question.parts:
        laying.put("ask", question.code, ask)
    for node, height in zip(asked, heights, strict=True):
        kind: Kind = "part" if question.parts else "question"
        area = laying.put(kind, node.code, height, width)
        _put_bubbles(laying, node.code, options, lefts, area)


def _put_bubbles(
    laying: _Laying, code: str, options: Sequence[str], lefts: Sequence[int], area: Area
) -> None:
    half = (LEFT + ACROSS - lefts[0]) // len(lefts) // 2
    for option, left in zip(options, lefts, strict=True):
        middle = area.top + area.height // 2
        laying.bubbles.append(Bubble(code, option, area.leaf, left + half, middle))


def _head(options: Sequence[Option]) -> int:
    """Room for the number and the name of each option above its column."""
    width = columns(len(options))[1] - columns(len(options))[0] if len(options) > 1 else ACROSS
    longest = max(_letters(option.text.th) for option in options)
    return _SCALE + _LABEL * -(-longest * _LETTER // (13 * (width - 6)))


def columns(options: int) -> list[int]:
    """Where the column of each option begins; two options stand farther to the right."""
    width = _COLUMN if options <= _COLUMNS else _COLUMN * _COLUMNS // options
    first = LEFT + ACROSS - width * options
    return [first + width * place for place in range(options)]


def _lay_trait(laying: _Laying, trait: Trait, own: Mapping[str, int], *, heading: bool) -> None:
    options = list(_values(trait, own))
    rows = -(-len(options) // 2)
    laying.room(LINE + _AIR + rows * _CHOICE + (_TRAITS if heading else 0))
    if heading:
        laying.put("traits", "", _TRAITS)
    laying.scale = ""
    area = laying.put("trait", trait_code(trait), LINE + _AIR + rows * _CHOICE)
    for place, option in enumerate(options):
        across, down = place % 2, place // 2
        x = LEFT + 60 + across * ACROSS // 2
        y = area.top + LINE + _AIR + down * _CHOICE + _CHOICE // 2 - 6
        laying.bubbles.append(Bubble(area.code, option, area.leaf, x, y))


def _values(trait: Trait, own: Mapping[str, int]) -> Iterator[str]:
    if trait.own:
        yield from (str(number + 1) for number in range(own[trait.own]))
    else:
        yield from (value.code for value in trait.values)


def _words(node: Node) -> str:
    return (node.ask or node.name).th


def _height(words: str, width: int) -> int:
    """Room for the words at the most letters that they may have on their lines."""
    letters = 5 + _letters(words)  # five for the number
    lines = -(-letters * _LETTER // (10 * (width - 40)))
    return max(_ROW, lines * LINE + _AIR)


def _letters(words: str) -> int:
    """How many letters take room on a line."""
    return sum(letter not in _ABOVE_OR_BELOW for letter in words)


_ABOVE_OR_BELOW = frozenset("ัิีึืฺุู็่้๊๋์ํ๎")
