"""Why a way cannot be found, in sentences."""

from collections.abc import Iterable, Iterator

from prongsai.core.framework import Framework, Level
from prongsai.core.missing import missing_scores
from prongsai.core.problems import Problem
from prongsai.core.scoring import Score
from prongsai.core.whatif.costs import Costs
from prongsai.core.whatif.raising import changeable
from prongsai.core.wording import Text, same


def unknown_level(code: str, framework: Framework) -> Problem:
    """The level asked for is not one of this year's."""
    levels = _listed(_CODED.fill(code=level.code, name=level.name) for level in framework.levels)
    return Problem(same(framework.name), _NO_SUCH_LEVEL.fill(code=code, levels=levels))


def unknown_total(total: Score) -> Problem:
    """Without a total there is nothing to raise; say what keeps it from being known."""
    missing = _listed(
        _CODED.fill(code=score.node.code, name=score.node.name) for score in missing_scores(total)
    )
    return Problem(total.node.name, _NO_TOTAL.fill(missing=missing))


def obstacle(now: Score, best: Score, target: Level, costs: Costs) -> Text:
    """Why the level stays out of reach even with every possible change made."""
    sentences = [_BEST.fill(falls_short=_listed(_short_of(best, target)))]
    barred = [node.code for node, _ in changeable(now) if node.code in costs.barred]
    if barred:
        sentences.append(_BARRED.fill(codes=", ".join(barred)))
    published = [score.node.code for score in _only_published(now)]
    if published:
        sentences.append(_PUBLISHED.fill(codes=", ".join(published)))
    return Text(*(" ".join(said) for said in zip(*sentences, strict=True)))


def _short_of(best: Score, target: Level) -> Iterator[Text]:
    if best.announced is not None and best.announced < target.at_least:
        yield _SHORT.fill(name=best.node.name, best=best.announced, needed=target.at_least)
    for part in best.parts:
        needed = target.each_instrument
        if needed is not None and (part.announced is None or part.announced < needed):
            reached = same("-") if part.announced is None else same(str(part.announced))
            yield _SHORT.fill(name=part.node.name, best=reached, needed=needed)


def _only_published(score: Score) -> Iterator[Score]:
    if score.origin == "given" and not score.node.is_marked:
        yield score
    elif not score.node.is_marked:
        for part in score.parts:
            yield from _only_published(part)


def _listed(texts: Iterable[Text]) -> Text:
    return Text(*(", ".join(said) for said in zip(*texts, strict=True)))


_CODED = Text("{code} ({name})", "{code} ({name})")
_NO_SUCH_LEVEL = Text(
    "ไม่มีระดับผลการประเมิน '{code}' ในปีนี้ ระดับที่มีคือ {levels}",
    "this year has no level '{code}'; its levels are {levels}.",
)
_NO_TOTAL = Text(
    "ยังไม่ทราบคะแนน จึงหาวิธีไปให้ถึงระดับเป้าหมายไม่ได้ โปรดเติมคะแนนของ {missing}",
    "the score is not known yet, so no way to a level can be found; add the marks of {missing}.",
)
_BEST = Text(
    "แม้แก้ไขทุกข้อที่แก้ไขได้จนได้ 100 คะแนนเต็ม ก็ยังไม่ถึงระดับนี้: {falls_short}",
    "Even with 100 for everything that can be changed, the level is not reached: {falls_short}.",
)
_SHORT = Text("{name} จะได้ {best} แต่ต้องได้ {needed}", "{name} would be {best} and must be {needed}")
_BARRED = Text(
    "ข้อที่กำหนดไว้ไม่ให้เปลี่ยน ได้แก่ {codes}",
    "Not to be changed, as you asked: {codes}.",
)
_PUBLISHED = Text(
    "ทราบเพียงคะแนนที่ประกาศของ {codes} หากเติมคะแนนรายข้อจะหาวิธีได้มากขึ้น",
    "Of {codes} only the published score is known; add the marks below it to find more ways.",
)
