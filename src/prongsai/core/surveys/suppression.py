"""Which groups of people may be shown, so that nobody can compute a group that is too small.

Everything shown of one trait is made of groups that share nobody. Where each of them and what is
left over has nobody or at least the smallest number, every sum and every difference of them has,
too. Of two traits only the margins are shown: with k people or more in every group and outside of
it, the number in both of two groups can be any of at least k + 1 numbers (Fréchet's bounds).

People who did not say are the exception: whoever keeps his age to himself keeps his sex, too. So
they are no group that is shown, nor one that is left over, of any trait: they stand among at least
k people who said which group they are in.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from prongsai.core.surveys.tallies import Tally, together

# The value of the groups that are shown together because one of them is too small.
OTHERS = "others"
# The value of people who did not say which group they are in.
NOT_SAID = ""
_HIDDEN = (OTHERS, NOT_SAID)  # shown with others only, however many they are


class Group(NamedTuple):
    """Whose answers a tally by group has: of a portion, those with a trait's value."""

    portion: str
    trait: str
    value: str


def breakdowns(
    groups: Mapping[Group, Tally], portions: Mapping[str, Tally], smallest: int
) -> dict[Group, Tally]:
    """The tallies by group that may be shown beside all of an instrument and beside its portions.

    ``portions`` has every portion's answers, of all origins; people of no group are among them.
    """
    shown: dict[Group, Tally] = {}
    for trait in dict.fromkeys(group.trait for group in groups):
        shown |= _of_trait(trait, groups, portions, smallest)
    return shown


def suppressed(groups: Mapping[str, Tally], whole: Tally, smallest: int) -> dict[str, Tally]:
    """The groups of one trait that may be shown beside ``whole``, by value; none where none may be.

    Whoever is in none of the groups is in that of ``NOT_SAID``. This group, and those of fewer than
    ``smallest`` people, become ``OTHERS``, with larger ones where too few in it said so. A question
    that too few of a group answered is left out of all. Neither sums nor signs are left in them:
    from sums one could compute who skipped a part. Raises ValueError where the groups have more
    people, or more answers, than the whole.
    """
    shown = _merged(_everybody(groups, whole), smallest)
    if len(shown) < 2:
        return {}
    codes = [code for code in whole.counts if _may_be_shown(code, shown, smallest)]
    return {value: _only(group, codes) for value, group in shown.items()}


def stand_apart(portions: Iterable[Tally], smallest: int) -> bool:
    """Whether portions may be shown one by one, and each question of them, beside all together."""
    listed = list(portions)
    numbers = [portion.n for portion in listed]
    numbers += [answers(portion, code) for portion in listed for code in portion.counts]
    return not any(is_too_small(number, smallest) for number in numbers)


def answers(tally: Tally, code: str) -> int:
    """How many of a tally's people answered what has this code."""
    return sum(tally.counts.get(code, {}).values())


def is_too_small(number: int, smallest: int) -> bool:
    """Whether there is somebody, and fewer than may be shown."""
    return 0 < number < smallest


def _everybody(groups: Mapping[str, Tally], whole: Tally) -> dict[str, Tally]:
    """The groups with people in them, those who are in none among them."""
    rest = _less(whole, together(groups.values()))
    not_said = together([groups.get(NOT_SAID, Tally()), rest])
    found = {value: group for value, group in groups.items() if value != NOT_SAID and group.n}
    return found | ({NOT_SAID: not_said} if not_said.n else {})


def _less(whole: Tally, some: Tally) -> Tally:
    """The counts of the whole without those of some of its people."""
    counts = {
        code: {
            option: times - some.counts.get(code, {}).get(option, 0)
            for option, times in options.items()
        }
        for code, options in whole.counts.items()
    }
    left = [times for options in counts.values() for times in options.values()]
    if some.n > whole.n or any(times < 0 for times in left) or some.counts.keys() - counts.keys():
        raise ValueError("the groups of a trait have more people or answers than all together")
    return Tally(whole.n - some.n, {code: _chosen(options) for code, options in counts.items()})


def _chosen(options: Mapping[str, int]) -> dict[str, int]:
    return {option: times for option, times in options.items() if times}


def _merged(groups: Mapping[str, Tally], smallest: int) -> dict[str, Tally]:
    """Groups of ``smallest`` people or more who said so; none where all together are fewer."""
    by_size = sorted(groups, key=lambda value: (value not in _HIDDEN, groups[value].n, value))
    merged = [value for value in by_size if value in _HIDDEN or groups[value].n < smallest]
    kept = by_size[len(merged) :]
    while kept and merged and _said(merged, groups) < smallest:
        merged.append(kept.pop(0))
    if merged and _said(merged, groups) < smallest:
        return {}
    shown = {value: group for value, group in groups.items() if value in kept}
    return shown | ({OTHERS: together(groups[value] for value in merged)} if merged else {})


def _said(values: Iterable[str], groups: Mapping[str, Tally]) -> int:
    """How many people of several groups said that they are in them."""
    return sum(groups[value].n for value in values if value != NOT_SAID)


def _may_be_shown(code: str, shown: Mapping[str, Tally], smallest: int) -> bool:
    return not any(is_too_small(answers(group, code), smallest) for group in shown.values())


def _only(group: Tally, codes: Iterable[str]) -> Tally:
    return Tally(group.n, {code: group.counts[code] for code in codes if group.counts.get(code)})


def _of_trait(
    trait: str, groups: Mapping[Group, Tally], portions: Mapping[str, Tally], smallest: int
) -> dict[Group, Tally]:
    if any(is_too_small(portion.n, smallest) for portion in portions.values()):
        return {}  # it would be all people less the groups of the other portions
    shown = {
        portion: suppressed(_values(trait, portion, groups), whole, smallest)
        for portion, whole in portions.items()
    }
    codes = [
        code
        for code in dict.fromkeys(code for whole in portions.values() for code in whole.counts)
        if not any(
            is_too_small(_left_over(code, shown[portion], whole), smallest)
            for portion, whole in portions.items()
        )
    ]
    return {
        Group(portion, trait, value): _only(tally, codes)
        for portion, values in shown.items()
        for value, tally in values.items()
    }


def _values(trait: str, portion: str, groups: Mapping[Group, Tally]) -> dict[str, Tally]:
    return {
        group.value: tally
        for group, tally in groups.items()
        if (group.portion, group.trait) == (portion, trait)
    }


def _left_over(code: str, shown: Mapping[str, Tally], whole: Tally) -> int:
    return answers(whole, code) - sum(answers(group, code) for group in shown.values())
