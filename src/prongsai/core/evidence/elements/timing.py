"""Elements about the year: which fiscal year, six months, a plan of several years."""

import re
from collections.abc import Mapping

from prongsai.core.calendar import FiscalYear
from prongsai.core.evidence.days import days
from prongsai.core.evidence.elements.remembering import of_each_page
from prongsai.core.evidence.elements.seeing import (
    Sight,
    everything,
    first_match,
    is_foot,
    missing,
    seen,
    unread,
    untold,
)
from prongsai.core.evidence.findings import Detector, ElementSeen, Item
from prongsai.core.evidence.shown import Shown
from prongsai.core.evidence.texts import numbers, shortened, squeezed
from prongsai.core.evidence.years import YearSeen, fits, six_months, years_of
from prongsai.core.framework import Element

_YEARS_LONG = re.compile(
    r"(?:แผน(?:พัฒนา|ยุทธศาสตร์|ปฏิบัติ)?[^\n]{0,40}|ระยะ(?:เวลา)?|แผน)\(?(?:[2-9]|สอง|สาม|สี่|ห้า)ปี"
)
_OF_THE_PAGE = re.compile(
    r"ปรับปรุง(?:ข้อมูล|เว็บ|ครั้ง)?(?:ล่าสุด|เมื่อ)|(?:อัปเดต|อัพเดท|อัพเดต)(?:ล่าสุด|เมื่อ)|lastupdate|วันนี้"
    r"|^(?:วัน)?(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์)ที่"
)
# Work is dated by its days where nothing says a year: news, notices, activities.
_DATED = frozenset(("news", "invitations", "award_notices", "activity", "no_gift_activity"))


_years = of_each_page(years_of)


@of_each_page
def _six_months(shown: Shown) -> str:
    return six_months("\n".join((shown.title, *shown.lines)))


def current_year(item: Item, element: Element) -> ElementSeen:
    """Whether what is shown is of the fiscal year of the assessment."""
    if _DATED & {other.code for other in item.node.elements}:
        return _dated(item, element)
    by_year = _of_year(item, element, "C")
    return by_year if by_year.found is not None else _by_days(item, by_year)


def previous_year(item: Item, element: Element) -> ElementSeen:
    """Whether what is shown is of the fiscal year before the assessment's."""
    return _of_year(item, element, "P")


def covers_year(item: Item, element: Element) -> ElementSeen:
    """Whether the years of a plan hold the fiscal year of the assessment."""
    return _of_year(item, element, "L")


def six_months_covered(item: Item, element: Element) -> ElementSeen:
    """Whether the first six months of the fiscal year are shown."""
    half = [(shown, _six_months(shown)) for shown in _told(item)]
    found = [(shown, words) for shown, words in half if words]
    for shown, words in found:
        if _fits(item, shown, "C6"):
            return seen(element, Sight(words, shown))
    year = _of_year(item, element, "C6")
    if found and year.found is not False:
        shown, words = found[0]
        return seen(element, Sight(words, shown)) if year.found else year
    if why := next(unread(item), None):
        return untold(element, *why)
    return missing(element, year.evidence if year.found is False else "", year.url)


def long_period(item: Item, element: Element) -> ElementSeen:
    """Whether a plan is for more than one year."""
    for shown in _told(item):
        runs = [year for year in _years(shown) if year.is_run]
        heads = [year for year in runs if year.place != "text"] or runs
        if heads:
            return seen(element, Sight(heads[0].words, shown))
    if sight := first_match(_YEARS_LONG, everything(item)):
        return seen(element, sight)
    if why := next(unread(item), None):
        return untold(element, *why)
    single = [year for shown in everything(item) for year in _years(shown)]
    return missing(element, single[0].words) if single else untold(element, "ไม่พบปีของแผน")


def _told(item: Item) -> tuple[Shown, ...]:
    """Everything of an item, the documents before the pages that link to them."""
    return tuple(sorted(everything(item), key=lambda shown: shown.format == "html"))


def _fits(item: Item, shown: Shown, condition: str) -> bool | None:
    return fits(condition, item.year, _years(shown))


def _of_year(item: Item, element: Element, condition: str) -> ElementSeen:
    """The documents decide; where they tell no year, the pages that link to them do."""
    for shown_all in _documents_then_pages(item):
        told = [(shown, _fits(item, shown, condition)) for shown in shown_all]
        for shown, fit in told:
            if fit:
                return seen(element, Sight(_words(item, shown, condition), shown))
        if any(fit is False for _, fit in told) and next(unread(item), None) is None:
            shown = next(shown for shown, fit in told if fit is False)
            return missing(element, _first_words(_years(shown)), shown.address)
    why, url = next(unread(item), ("ไม่พบปีงบประมาณของเนื้อหา", ""))
    return untold(element, why, url)


def _documents_then_pages(item: Item) -> tuple[tuple[Shown, ...], tuple[Shown, ...]]:
    told = _told(item)
    first = [shown for shown in told if shown.format != "html" or _has_figures(shown)]
    return tuple(first), tuple(shown for shown in told if shown not in first)


def _has_figures(page: Shown) -> bool:
    """Whether a page has tables of its own, not lists of files."""
    cells = [cell for table in page.tables for row in table for cell in row]
    return len(numbers(cells)) > 3


def _words(item: Item, shown: Shown, condition: str) -> str:
    wanted = item.year - 1 if condition == "P" else item.year
    own = [year for year in _years(shown) if year.year <= wanted <= year.last]
    return _first_words(tuple(own))


def _first_words(years: tuple[YearSeen, ...]) -> str:
    heaviest = sorted(years, key=lambda year: (year.place == "text", -year.sure))
    return heaviest[0].words if heaviest else ""


def _dated(item: Item, element: Element) -> ElementSeen:
    """Whether any of what is dated is of the year; news of years ago only is not."""
    year = FiscalYear(item.year)
    dated = [
        (shown, line, day)
        for shown in everything(item)
        for line in _lines(shown)
        for day in days(line)
        if day <= item.today
    ]
    for shown, line, day in dated:
        if FiscalYear.of(day) == year:
            return seen(element, Sight(line, shown))
    by_year = _of_year(item, element, "C")
    if by_year.found or not dated:
        return by_year
    if why := next(unread(item), None):
        return untold(element, *why)
    shown, line, _ = max(dated, key=lambda found: found[2])
    return missing(element, line, shown.address)


def _by_days(item: Item, untold_year: ElementSeen) -> ElementSeen:
    """What names no year is of the year in which all of its days are; else it stays untold."""
    dated = [
        (shown, line, day)
        for shown in everything(item)
        for line in _lines(shown)
        for day in days(line)
    ]
    if next(unread(item), None) or {FiscalYear.of(day).year for *_, day in dated} != {item.year}:
        return untold_year
    shown, line, _ = dated[0]
    return untold_year._replace(found=True, evidence=shortened(line), url=shown.address)


def _lines(shown: Shown) -> list[str]:
    """The lines of a page, links too, but for those that tell today's day or the last change."""
    lines = [line for line in shown.lines if not is_foot(line)]
    return [line for line in lines if not _OF_THE_PAGE.search(squeezed(line))]


DETECTORS: Mapping[str, Detector] = {
    "current_year": current_year,
    "previous_year": previous_year,
    "six_months": six_months_covered,
    "covers_year": covers_year,
    "long_period": long_period,
}
