"""What is not known of a result, named as high up as a reader would name it."""

from collections.abc import Iterator

from prongsai.core.scoring import Score


def missing_scores(score: Score) -> Iterator[Score]:
    """The scores that keep ``score`` from being known.

    Where nothing at all is known below a node, the node is named instead of each of its parts.
    """
    if score.value is not None:
        return
    if all(below.value is None for below in score.walk()):
        yield score
        return
    for part in score.parts:
        yield from missing_scores(part)


def missing_marks(score: Score) -> tuple[Score, ...]:
    """The questions and items that have no mark, in the order of the framework."""
    return tuple(below for below in score.walk() if below.node.is_marked and below.value is None)
