"""The work of ``prongsai check``: the links of a file opened, checked and told."""

import asyncio
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import aclosing, contextmanager
from datetime import UTC, datetime
from typing import IO, NamedTuple

from prongsai.cli.check_text import told_in_lines
from prongsai.cli.output import (
    answer,
    check_folder,
    fail_with,
    problem_json,
    problems_told,
    refuse_to_overwrite,
    tell,
)
from prongsai.core.evidence.checking import check_items
from prongsai.core.evidence.findings import Item, ItemCheck
from prongsai.core.evidence.links import Links, items_of, read_links
from prongsai.core.evidence.plain import as_plain
from prongsai.core.evidence.shown import Reached
from prongsai.core.evidence.standing import host_of, is_own
from prongsai.core.evidence.words import worded
from prongsai.core.framework import Framework
from prongsai.core.loading import load_framework
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.refusals import reason_of
from prongsai.core.sheets.files import content_of
from prongsai.core.wording import Text, same
from prongsai.fetching.client import LOOPBACK, NOTHING_PRIVATE, USUAL, Fetcher, Limits, user_agent
from prongsai.fetching.contact import contact_in
from prongsai.fetching.copies import copy_of
from prongsai.fetching.fetched import Fetched
from prongsai.fetching.looking import look_at

# Servers of one's own computer: for tests, which have no time to be polite.
ALLOW_LOOPBACK = "PRONGSAI_ALLOW_LOOPBACK"
_OF_TESTS = Limits(seconds_to_connect=3, seconds=10, per_host=8, delay=0, backoff=0.1)
# With one of these nothing of a website could be seen, whatever its address.
_UNREACHABLE = ("no_such_host", "connection_failed", "timed_out")


class Asked(NamedTuple):
    """What the command was asked for."""

    links: str
    year: int
    site: str
    agency: str
    copies: str | None
    as_json: bool
    language: str


def check_links(asked: Asked) -> None:
    """Check and tell; exit code 1 where something was wrong with what was given."""
    with problems_told(asked.language, asked.as_json):
        framework = load_framework(asked.year)
        links = read_links(asked.links, content_of(asked.links), framework)
        site = _site(asked.site)
        if not links.by_code:
            raise ProblemsFound(links.problems or [Problem(same(asked.links), _NOTHING)])
        with _kept_in(asked.copies) as keep:
            reached = asyncio.run(_look([*links.urls, *filter(None, [site])], keep))
    checks = _check(asked, framework, links, reached, host_of(site))
    problems = (*links.problems, *_unreachable(reached.values()))
    _tell(asked, framework, checks, links, problems)


def _check(
    asked: Asked, framework: Framework, links: Links, reached: dict[str, Reached], site: str
) -> tuple[ItemCheck, ...]:
    today = datetime.now(UTC).astimezone().date()
    items = [
        Item(
            node=framework.nodes[code],
            year=framework.year,
            reached=tuple(reached[url] for url in urls),
            site=site,
            agency=asked.agency,
            today=today,
        )
        for code, urls in links.by_code.items()
    ]
    return check_items(items, linked=_linked(reached.values(), site))


def _linked(reached: Iterable[Reached], site: str) -> frozenset[str] | None:
    """The addresses that the agency's own pages link to or show; ``None`` where none was seen."""
    own = [
        one.shown
        for one in reached
        if site and one.shown and one.shown.format == "html" and is_own(host_of(one.url), site)
    ]
    if not own:
        return None
    return frozenset(url for page in own for url in (*page.frames, *(x.url for x in page.links)))


async def _look(urls: list[str], keep: Callable[[Fetched], None]) -> dict[str, Reached]:
    """Look at every address, and tell a terminal how far it is."""
    tests = os.environ.get(ALLOW_LOOPBACK) == "1"
    limits, allow = (_OF_TESTS, LOOPBACK) if tests else (USUAL, NOTHING_PRIVATE)
    found: dict[str, Reached] = {}
    async with (
        Fetcher(limits, allow, contact=contact_in(os.environ)) as fetcher,
        aclosing(look_at(urls, fetcher, keep=keep)) as looking,
    ):
        async for reached in looking:
            found[reached.url] = reached
            _progress(len(found), len(set(urls)))
    return found


def _progress(done: int, whole: int) -> None:
    if sys.stderr.isatty():
        end = "\n" if done == whole else ""
        print(f"\r{done}/{whole}", end=end, file=sys.stderr, flush=True)


@contextmanager
def _kept_in(path: str | None) -> Iterator[Callable[[Fetched], None]]:
    """Where copies of what is fetched go: into a file, record after record, or nowhere."""
    if path is None:
        yield lambda fetched: None
        return
    check_folder(path)
    refuse_to_overwrite(path)
    with _disk_told(path):
        file = open(path, "xb")  # noqa: SIM115 -- closed below; what the disk says is told
    with file:
        yield lambda fetched: _keep(file, path, fetched)


def _keep(file: IO[bytes], path: str, fetched: Fetched) -> None:
    with _disk_told(path):
        file.write(copy_of(fetched, agent=user_agent(contact_in(os.environ))).record)


@contextmanager
def _disk_told(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ProblemsFound([Problem(same(path), _NOT_KEPT.fill(why=reason_of(error)))]) from error


def _site(written: str) -> str:
    """The address of the main website; ProblemsFound where it is none."""
    if not written:
        return ""
    site = written if "://" in written else f"https://{written}"
    if not host_of(site):
        raise ProblemsFound([Problem(same("--site"), _NO_SITE.fill(site=written))])
    return site


def _unreachable(reached: Iterable[Reached]) -> Iterator[Problem]:
    """The websites of which nothing at all was reached, each with the reason."""
    by_host: dict[str, list[Reached]] = {}
    for one in reached:
        by_host.setdefault(host_of(one.url), []).append(one)
    for host, several in by_host.items():
        troubles = [trouble for one in several for trouble in one.troubles]
        if host and troubles and all(_is_out_of_reach(one) for one in several):
            first = troubles[0]
            told = worded(first.code, several[0].url, detail=first.detail, host=host)
            yield Problem(same(host), _STILL_CHECKED.fill(says=told.says))


def _is_out_of_reach(reached: Reached) -> bool:
    return reached.shown is None and any(t.code in _UNREACHABLE for t in reached.troubles)


def _tell(
    asked: Asked,
    framework: Framework,
    checks: tuple[ItemCheck, ...],
    links: Links,
    problems: tuple[Problem, ...],
) -> None:
    without = [node for node in items_of(framework) if node.code not in links.by_code]
    if not asked.as_json:
        for line in told_in_lines(framework, checks, without):
            tell(line.say(asked.language))
        if problems:
            fail_with(problems, asked.language, as_json=False)
        return
    plain = as_plain(checks, asked.language) | {"without_links": [node.code for node in without]}
    if not problems:
        answer(plain)
        return
    told = [problem_json(problem, asked.language) for problem in problems]
    answer(plain | {"problems": told})
    fail_with(problems, asked.language, as_json=False)


_NOTHING = Text(
    "ไม่มีลิงก์ให้ตรวจ โปรดใส่รหัสข้อกับลิงก์แถวละหนึ่งลิงก์ใต้หัวตาราง code,url",
    "there is no address to check; write one code and one address on each row below code,url.",
)
_NO_SITE = Text(
    "'{site}' ไม่ใช่ที่อยู่ของเว็บไซต์ โปรดใส่เช่น https://www.banmai.go.th",
    "'{site}' is not the address of a website; write one such as https://www.banmai.go.th.",
)
_STILL_CHECKED = Text("{says} ลิงก์ของเว็บไซต์อื่นยังตรวจต่อ", "{says} Links to others were checked.")
_NOT_KEPT = Text(
    "เขียนสำเนาไม่ได้ ({why}) โปรดเลือกที่เก็บอื่น",
    "the copies could not be written ({why}); choose another place.",
)
