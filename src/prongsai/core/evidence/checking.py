"""The check: what an assessor would find of an item, from what its links showed.

It advises, and says that it cannot tell rather than guess; a person decides.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from prongsai.core.evidence.elements import DETECTORS
from prongsai.core.evidence.elements.services import names_a_service
from prongsai.core.evidence.elements.traces import or_untold
from prongsai.core.evidence.findings import ElementSeen, Finding, Item, ItemCheck, Verdict
from prongsai.core.evidence.opening import folders, in_the_way, read_with_doubt, readable
from prongsai.core.evidence.outdated import outdated
from prongsai.core.evidence.shown import Reached
from prongsai.core.evidence.standing import standing
from prongsai.core.evidence.words import element_missing, finding_words, worded
from prongsai.core.framework import Element, Node
from prongsai.core.wording import Text

# Elements about the year are told in words of their own.
_YEARS = frozenset({"current_year", "previous_year", "declaration_year", "covers_year"})
# What must be of a certain year cannot be the file of another.
_DATED = frozenset({"C", "C6", "P"})
# A file behind the pages of more items than these belongs to every page of the website.
_MOST_ITEMS_OF_A_FILE = 3


def check_item(
    item: Item,
    *,
    linked: Collection[str] | None = None,
    earlier: Mapping[str, str] | None = None,
) -> ItemCheck:
    """What an assessor would find of one item.

    ``linked`` are the addresses that the agency's own website links to (``None``: not looked at).
    ``earlier`` says of digests of files of earlier years where they stood.
    """
    if not item.reached:
        nothing = worded("no_link", "", item=item.node.name)
        return ItemCheck(item.node.code, "fail", (nothing,), _unseen(item.node))
    elements = _seen(item)
    lacking = any(seen.found is not True for seen in elements)
    findings = (
        *(finding for one in item.reached for finding in in_the_way(one, lacking=lacking)),
        *standing(item, linked),
        *read_with_doubt(item),
        *(folders(item) if lacking else ()),
        *_last_years(item, earlier or {}),
        *outdated(item),
        *(finding for seen in elements for finding in _of_element(item, seen)),
    )
    findings = tuple(_of_a_service(item, finding) for finding in findings)
    return ItemCheck(item.node.code, _verdict(findings, elements), findings, elements)


def check_items(
    items: Iterable[Item],
    *,
    linked: Collection[str] | None = None,
    earlier: Mapping[str, str] | None = None,
) -> tuple[ItemCheck, ...]:
    """What an assessor would find of the items of one agency, looked at side by side."""
    items = tuple(items)
    shared = _shared_files(items)
    checks = (check_item(item, linked=linked, earlier=earlier) for item in items)
    return tuple(
        _with_more(check, shared[item.node.code]) for item, check in zip(items, checks, strict=True)
    )


def wanted_year(node: Node, year: int) -> int:
    """The fiscal year (B.E.) that an item must be of, in the assessment of ``year``."""
    return year - 1 if node.data_year == "P" else year


def _seen(item: Item) -> tuple[ElementSeen, ...]:
    to_read = readable(item)
    if all(reached.shown is None for reached in to_read.reached):
        return _unseen(item.node)
    told = tuple(_element(to_read, element) for element in item.node.elements)
    return or_untold(to_read, told)


def _unseen(node: Node) -> tuple[ElementSeen, ...]:
    """Nothing could be opened: what stands in the way is told, and no element is."""
    return tuple(ElementSeen(element.code, None) for element in node.elements)


def _element(item: Item, element: Element) -> ElementSeen:
    detect = DETECTORS.get(element.code)
    return ElementSeen(element.code, None) if detect is None else detect(item, element)


def _of_element(item: Item, seen: ElementSeen) -> Iterator[Finding]:
    wanted = wanted_year(item.node, item.year)
    url = seen.url or _opened(item)
    if seen.element in _YEARS and seen.found is False:
        yield worded("wrong_year", url, wanted=wanted, found=seen.evidence)
    elif seen.element in _YEARS and seen.found is None and _was_opened(item):
        yield worded("year_not_told", seen.url, wanted=wanted)
    elif seen.element == "six_months" and seen.found is False:
        yield worded("six_months_missing", url, wanted=wanted, found=seen.evidence)
    elif seen.found is False:
        element = next(e for e in item.node.elements if e.code == seen.element)
        yield element_missing(element, url, _looked(item), seen.evidence)


def _of_a_service(item: Item, finding: Finding) -> Finding:
    """A service online may ask its users to sign in; the public must see what they enter, and how.

    Where the sign-in page, or another page that was handed in, names the service, a person must
    see whether it serves. A sign-in page to something that nothing names is no service to anybody.
    """
    is_service = any(element.code == "online_request" for element in item.node.elements)
    if is_service and finding.code == "login_wall" and _names_a_service(item):
        return finding._replace(severity="warn")
    return finding


def _names_a_service(item: Item) -> bool:
    return any(one.shown is not None and names_a_service(one.shown) for one in item.reached)


def _was_opened(item: Item) -> bool:
    return any(reached.shown is not None for reached in readable(item).reached)


def _opened(item: Item) -> str:
    """The first address that could be opened: there was looked for what is missing."""
    opened = (one.url for one in readable(item).reached if one.shown is not None)
    return next(opened, item.reached[0].url)


def _looked(item: Item) -> Text:
    """In how many pages and files an element was looked for."""
    to_read = readable(item).reached
    pages = sum(reached.shown is not None for reached in to_read)
    files = sum(1 for reached in to_read for _ in reached.everything()) - pages
    where = _THE_PAGE if pages == 1 else _PAGES.fill(pages=pages)
    return where if not files else _AND_FILES.fill(where=where, files=files)


def _last_years(item: Item, earlier: Mapping[str, str]) -> Iterator[Finding]:
    if item.node.data_year not in _DATED:
        return
    wanted = wanted_year(item.node, item.year)
    for shown in (shown for reached in item.reached for shown in reached.everything()):
        if shown.format != "html" and shown.digest in earlier:
            other = earlier[shown.digest]
            yield worded("last_years_file", shown.url, other=other, wanted=wanted)


def _shared_files(items: tuple[Item, ...]) -> Mapping[str, tuple[Finding, ...]]:
    """By code of the item: the files that stand for another item, too."""
    codes: dict[str, dict[str, str]] = defaultdict(dict)
    for item in items:
        for digest, url in _own_files(item.reached):
            codes[digest].setdefault(item.node.code, url)
    found: dict[str, tuple[Finding, ...]] = defaultdict(tuple)
    for where in codes.values():
        if not 1 < len(where) <= _MOST_ITEMS_OF_A_FILE:
            continue
        for code, url in where.items():
            others = ", ".join(other for other in where if other != code)
            found[code] += (worded("same_file_two_items", url, other=others),)
    return found


def _own_files(reached: Iterable[Reached]) -> Iterator[tuple[str, str]]:
    """Digest and address of every document that was handed in, or stands on a page that was."""
    for one in reached:
        for shown in one.everything():
            if shown.format != "html" and shown.digest:
                yield shown.digest, shown.url


def _with_more(check: ItemCheck, more: tuple[Finding, ...]) -> ItemCheck:
    findings = (*check.findings, *more)
    return replace(check, findings=findings, verdict=_verdict(findings, check.elements))


def _verdict(findings: Iterable[Finding], elements: Iterable[ElementSeen]) -> Verdict:
    findings = tuple(findings)
    if any(finding.severity == "fail" for finding in findings):
        return "fail"
    open_ones = any(_leaves_open(finding) for finding in findings)
    if open_ones or any(seen.found is None for seen in elements):
        return "unsure"
    return "pass"


def _leaves_open(finding: Finding) -> bool:
    words = finding_words().get(finding.code)
    # A file behind a page that cannot be opened is a warning where the page itself would fail.
    return words is not None and (words.unsure or words.severity == "fail")


_THE_PAGE = Text("ในหน้าที่ส่ง", "at the address handed in")
_PAGES = Text("ในทั้ง {pages} หน้าที่ส่ง", "at all {pages} addresses handed in")
_AND_FILES = Text("{where}และ {files} ไฟล์ที่หน้านั้นลิงก์ไป", "{where} and in {files} files linked there")
