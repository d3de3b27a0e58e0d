"""Charts of reports: indicators as bars and as a radar, instruments, and years side by side."""

from collections.abc import Sequence

from prongsai.core.documents.blocks import Chart, Series, Shape, plain
from prongsai.core.documents.kinds.summing_up import ends, indicators_of
from prongsai.core.documents.material import Material
from prongsai.core.documents.phrases import Wording
from prongsai.core.documents.pieces import NOT_KNOWN, code, figure
from prongsai.core.results import Result
from prongsai.core.scoring import Score
from prongsai.core.thai import thai_list

TOTAL = "คะแนนภาพรวม"


def indicator_bars(result: Result, wording: Wording) -> Chart:
    """The indicators as bars."""
    return _one_series("bars", "chart_indicators", indicators_of(result), wording)


def indicator_radar(result: Result, wording: Wording) -> Chart:
    """The indicators around a centre."""
    return _one_series("radar", "chart_radar", indicators_of(result), wording)


def instrument_bars(result: Result, wording: Wording) -> Chart:
    """The instruments as bars."""
    return _one_series("bars", "chart_instruments", result.total.parts, wording)


def years(material: Material, wording: Wording) -> Chart | None:
    """The total and the instruments over the years; None where no earlier year is known."""
    earlier = [one for one in material.earlier if one.sheet.year < material.year]
    if not earlier:
        return None
    results = (*earlier, material.known_result)
    codes = [part.node.code for part in material.known_result.total.parts]
    rows = [[one.total, *(_part(one, instrument) for instrument in codes)] for one in results]
    lines = list(zip(*rows, strict=True))
    return Chart(
        shape="years",
        title=wording.words("chart_years"),
        names=tuple(str(one.sheet.year) for one in results),
        series=tuple(
            Series(name, tuple(None if one is None else one.announced for one in line))
            for name, line in zip((TOTAL, *map(code, codes)), lines, strict=True)
        ),
        labels=tuple(tuple(map(_label, line)) for line in lines),
        description=plain(wording.words("chart_years_description", gist=_over_years(results))),
    )


def _one_series(shape: Shape, slot: str, scores: Sequence[Score], wording: Wording) -> Chart:
    return Chart(
        shape=shape,
        title=wording.words(slot),
        names=tuple(map(_name, scores)),
        series=(Series("", tuple(one.announced for one in scores)),),
        labels=(tuple(map(figure, scores)),),
        description=plain(wording.words(f"{slot}_description", gist=_gist(scores))),
    )


def _name(score: Score) -> str:
    node = score.node
    return code(node.code) if node.kind == "instrument" else f"{node.code}. {node.name.th}"


def _gist(scores: Sequence[Score]) -> str:
    """What a chart shows, in a sentence, for who does not see it."""
    known = [one for one in scores if one.announced is not None]
    unknown = thai_list([_name(one) for one in scores if one.announced is None])
    if not known:
        return "ไม่ทราบคะแนนทุกรายการ"
    best, worst = ends(known)
    said = (
        f"มากที่สุด {thai_list([*map(_name, best)])} {figure(best[0])} คะแนน "
        f"น้อยที่สุด {thai_list([*map(_name, worst)])} {figure(worst[0])} คะแนน"
        if best
        else f"ทุกรายการ{'ที่ทราบ' if unknown else ''}ได้ {figure(known[0])} คะแนน"
    )
    among = "ในรายการที่ทราบคะแนน " if unknown and best else ""
    return f"{among}{said}" + (f" ไม่ทราบคะแนน {unknown}" if unknown else "")


def _over_years(results: Sequence[Result]) -> str:
    return " ".join(f"ปี {one.sheet.year} {_label(one.total)}" for one in results)


def _part(result: Result, instrument: str) -> Score | None:
    return next((one for one in result.total.parts if one.node.code == instrument), None)


def _label(score: Score | None) -> str:
    return NOT_KNOWN if score is None else figure(score)
