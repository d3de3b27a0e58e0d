"""Every agency of the nation, every question and item known: exact scores on one core.

8,317 agencies (as many as FY2568 had) by the rules of FY2563, scored by prongsai.core.scoring and,
independently, by plain means of Fractions. Goal: 3 seconds, 400 MB, twice the same, none different.
"""

import resource
import time
from collections.abc import Callable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from hashlib import sha256
from random import Random

from measuring import keep

from prongsai.core.framework import Framework, Node
from prongsai.core.loading import load_framework
from prongsai.core.scoring import level, score

AGENCIES = 8317
Known = Mapping[str, Fraction]
Lines = Iterator[str]


def agencies(framework: Framework) -> Iterator[Known]:
    """Agencies of 30 to 400 respondents who skip some questions; items are 0 or 100."""
    chance = Random(2563)  # noqa: S311  # the same marks in every run, not secrets
    for _ in range(AGENCIES):
        people = chance.randint(30, 400)
        yield {node.code: _mark(node, people, chance) for node in framework.marked}


def _mark(node: Node, people: int, chance: Random) -> Fraction:
    if node.kind == "item":
        return Fraction(100 if chance.random() < 0.85 else 0)
    n = people - chance.randint(0, people // 10)
    return Fraction(chance.randint(40 * n, 100 * n), n)


def ours(framework: Framework) -> Callable[[Known], object]:
    """Score an agency as Prongsai does, its level included."""

    def scored(known: Known) -> object:
        total = score(framework.assessment, known)
        return total, level(framework, total)

    return scored


def our_lines(framework: Framework, scored: object) -> Lines:
    """Every node that has a score, exact and as announced, then the level."""
    total, reached = scored  # type: ignore[misc]
    for part in total.walk():
        if part.value is not None:
            yield f"{part.node.code} {part.value} {part.announced}"
    yield reached.code


def oracle(framework: Framework) -> Callable[[Known], object]:
    """Score an agency naively: a mean is a sum of Fractions by their number."""
    order = list(reversed(list(framework.assessment.walk())))

    def scored(known: Known) -> object:
        values = dict(known)
        for node in order:
            if node.code not in values and all(part.code in values for part in node.parts):
                parts = [values[part.code] for part in node.parts]
                if parts and node.combine == "mean":
                    values[node.code] = sum(parts, Fraction(0)) / len(parts)
                elif parts:
                    weights = [Fraction(part.weight) / 100 for part in node.parts]
                    values[node.code] = sum(
                        (weight * part for weight, part in zip(weights, parts, strict=True)),
                        Fraction(0),
                    )
        return values

    return scored


def oracle_lines(framework: Framework, values: object) -> Lines:
    """The same lines from the oracle's values, rounded by Decimal's own half-up."""
    announced = {code: half_up(value) for code, value in values.items()}
    for node in framework.assessment.walk():
        if node.code in values:
            yield f"{node.code} {values[node.code]} {announced[node.code]}"
    yield naive_level(framework, announced)


def half_up(value: Fraction) -> Decimal:
    """Two decimals, by Decimal's own rounding of 400 digits."""
    with localcontext(prec=400):
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


def naive_level(framework: Framework, announced: Mapping[str, Decimal]) -> str:
    """The code of the first level that the announced figures reach."""
    instruments = [announced[part.code] for part in framework.instruments]
    return next(
        one.code
        for one in framework.levels
        if announced[framework.assessment.code] >= one.at_least
        and all(figure >= (one.each_instrument or 0) for figure in instruments)
    )


def one_pass(
    framework: Framework,
    way: Callable[[Framework], Callable[[Known], object]],
    lines: Callable[[Framework, object], Lines],
) -> tuple[float, list[str]]:
    """Seconds of scoring alone (not of making up marks), and a digest of each agency's lines."""
    scored = way(framework)
    seconds = 0.0
    digests = []
    for known in agencies(framework):
        begin = time.process_time()
        result = scored(known)
        seconds += time.process_time() - begin
        digests.append(sha256("\n".join(lines(framework, result)).encode()).hexdigest())
    return round(seconds, 3), digests


def main() -> None:
    framework = load_framework(2563)
    first, ours_first = one_pass(framework, ours, our_lines)
    ours_megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    second, ours_again = one_pass(framework, ours, our_lines)
    naive, of_oracle = one_pass(framework, oracle, oracle_lines)
    differing = sum(one != other for one, other in zip(ours_first, of_oracle, strict=True))
    keep(
        "national_scores",
        {
            "agencies": AGENCIES,
            "framework": framework.name,
            "marks_each": len(framework.marked),
            "nodes_each": len(list(framework.assessment.walk())),
            "seconds_of_scoring": [first, second],
            "seconds_of_the_naive_oracle": naive,
            "ratio_to_the_oracle": round(min(first, second) / naive, 2),
            "peak_megabytes": round(ours_megabytes, 1),
            "same_twice": ours_first == ours_again,
            "digest": sha256("".join(ours_first).encode()).hexdigest(),
            "agencies_that_differ_from_the_oracle": differing,
            "goal": "3 s, 400 MB, same twice, none different",
        },
    )


if __name__ == "__main__":
    main()
