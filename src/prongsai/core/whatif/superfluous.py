"""No free change that is not needed: what costs nothing is left away where the level stands."""

from bisect import bisect_left
from collections.abc import Mapping

from prongsai.core.whatif.raising import Task


def without_superfluous(task: Task, steps: Mapping[str, int]) -> dict[str, int]:
    """``steps`` with every free change as small as the others let it be, and none left in vain.

    A change that costs something is always needed, or a cheaper way would have been found. The
    free ones are tried from the one that brings the total least to the one that brings it most,
    of equal ones the last in the order of preference first.
    """
    kept = dict(steps)
    for code in _free(task, steps):
        fewest = bisect_left(
            range(kept[code]), True, key=lambda count: _enough(task, kept | {code: count})
        )
        kept[code] = fewest
    return {code: count for code, count in kept.items() if count}


def _free(task: Task, steps: Mapping[str, int]) -> list[str]:
    free: dict[str, int] = {}
    for option in task.raises:
        if option.cost == 0 and option.code in steps and option.code not in free:
            worth = option.gain * task.weights[option.instrument]
            free[option.code] = worth * steps[option.code]
    places = {code: place for place, code in enumerate(free)}
    return sorted(free, key=lambda code: (free[code], -places[code]))


def _enough(task: Task, steps: Mapping[str, int]) -> bool:
    """Whether ``steps`` meet the needs; of a question, whole hundredths are taken first."""
    needs, left = task.needs, dict(steps)
    for option in task.raises:
        taken = min(option.steps, left.get(option.code, 0))
        if taken:
            left[option.code] -= taken
            needs = needs.after(option, taken, task.weights)
    return needs.met
