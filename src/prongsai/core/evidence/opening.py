"""What stands in the way of reading an item's pages and files, and what is left to read."""

import re
from collections.abc import Iterator
from dataclasses import replace

from prongsai.core.evidence.findings import Finding, Item
from prongsai.core.evidence.people import persons
from prongsai.core.evidence.shown import Reached, Shown
from prongsai.core.evidence.standing import host_of, is_drive_folder
from prongsai.core.evidence.texts import squeezed
from prongsai.core.evidence.words import finding_words, worded

# With these, what is shown is still the content.
_CONTENT_ALL_THE_SAME = frozenset(
    {"tls_expired", "tls_wrong_host", "tls_untrusted", "needs_javascript", "too_large"}
)
_NOTHING_LISTED = re.compile(
    r"(?:ขออภัย)?(?:ไม่พบ|ไม่มี|ยังไม่มี)(?:ข้อมูล|รายการ|เอกสาร|บทความ|ไฟล์|ข่าว|เนื้อหา)"
    r"(?:ในหมวด(?:หมู่)?นี้|ในหน้านี้|ที่ค้นหา|ที่ต้องการ|ในขณะนี้|ดาวน์โหลด|เผยแพร่)?[.!]?"
    r"|no(?:data|records?|results?|posts?|items?|documents?|files?|articles?)(?:found|available)?[.!]?"
    r"|nothing(?:was)?found[.!]?|therearenoarticlesinthiscategory.*|ทั้งหมด0รายการ|0รายการ"
)
_LITTLE_TEXT = 150
_DECORATION = re.compile(r"logo|icon|banner|spacer|sprite|button|โลโก้|ไอคอน|แบนเนอร์", re.IGNORECASE)


def in_the_way(reached: Reached, *, lacking: bool) -> Iterator[Finding]:
    """What stood in the way of opening an address, and the documents behind it.

    A dead document behind a page fails an item that is ``lacking`` something without it. Where the
    page shows everything, it is something to look at.
    """
    for trouble in reached.troubles:
        yield worded(trouble.code, reached.url, detail=trouble.detail, host=host_of(reached.url))
    for file in reached.shown.files if reached.shown else ():
        for finding in in_the_way(file, lacking=lacking):
            yield finding if lacking else finding._replace(severity="warn")


def read_with_doubt(item: Item) -> Iterator[Finding]:
    """What opens, and yet cannot be read or has nothing to read."""
    for reached in readable(item).reached:
        for shown in reached.everything():
            yield from _doubts(shown)
        if reached.shown is not None and (line := _empty_list(reached.shown)):
            yield worded("empty_link_list", reached.url, found=line)
    scripted = (r for r in item.reached if r.shown is not None and r.shown.scripted)
    for reached in scripted:
        if all(trouble.code != "needs_javascript" for trouble in reached.troubles):
            yield worded("needs_javascript", reached.url)


def folders(item: Item) -> Iterator[Finding]:
    """The folders of a drive to which pages lead: what lacks may be in them, and nobody knows."""
    for reached in readable(item).reached:
        for shown in reached.everything():
            urls = (*shown.frames, *(link.url for link in shown.links))
            for url in dict.fromkeys(filter(is_drive_folder, urls)):
                yield worded("drive_folder", url)


def readable(item: Item) -> Item:
    """The item with what an assessor can open: addresses that are dead for everybody are gone.

    What could not be opened for other reasons stays, as not shown; so do dead files of pages.
    """
    kept = (_readable(reached) for reached in item.reached)
    return item._replace(reached=tuple(reached for reached in kept if reached is not None))


def _readable(reached: Reached) -> Reached | None:
    """What is left of an address; ``None`` where it is dead for everybody."""
    codes = {trouble.code for trouble in reached.troubles}
    stopped = codes - _CONTENT_ALL_THE_SAME
    if any(finding_words()[code].severity == "fail" for code in stopped):
        return None
    if reached.shown is None or stopped:
        return reached._replace(shown=None)
    return reached._replace(shown=_with_files_that_open(reached.shown))


def _with_files_that_open(shown: Shown) -> Shown:
    """A page with its own links and files; what a dead one would have shown, nobody can tell."""
    gone = {file.url for file in shown.files if _is_nowhere(file)}
    files = ((file, _readable(file)) for file in shown.files if file.url not in gone)
    return replace(
        shown,
        files=tuple(left or file._replace(shown=None) for file, left in files),
        links=tuple(link for link in shown.links if link.url not in gone and not link.through),
    )


def _is_nowhere(file: Reached) -> bool:
    """Whether a link leads to a website that does not exist, and never held the agency's files."""
    return any(trouble.code == "no_such_host" for trouble in file.troubles)


def _doubts(shown: Shown) -> Iterator[Finding]:
    if shown.scanned:
        yield worded("scanned_file", shown.url)
    elif shown.format == "picture" or _is_a_picture(shown):
        yield worded("picture_only", shown.url)


def _is_a_picture(page: Shown) -> bool:
    if page.format != "html" or page.scripted or page.files or page.forms or page.tables:
        return False
    letters = sum(len(squeezed(line)) for line in page.lines)
    if len(persons(page.text)) > 1:  # portraits
        return False
    own = [p for p in page.pictures if not _DECORATION.search(f"{p.url} {p.alt}")]
    return bool(own) and letters < _LITTLE_TEXT


def _empty_list(page: Shown) -> str:
    """The words in which a list says that nothing is in it; empty where it has something."""
    if page.format != "html" or page.files or page.tables:
        return ""
    said = (line for line in page.lines if _NOTHING_LISTED.fullmatch(squeezed(line)))
    return next(said, "").strip()
