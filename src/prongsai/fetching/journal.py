"""What a long sweep has done, on the disk after every answer: a sweep that is killed goes on."""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from prongsai.core.evidence.shown import Trouble
from prongsai.fetching.addresses import host_of
from prongsai.fetching.fetched import Fetched, Known

# Two looks at what may pass, hours apart in a sweep of the nation; one at everything else.
LOOKS = 2
_MAY_PASS = ("timed_out", "connection_failed", "server_error", "no_such_host")


class Ask(NamedTuple):
    """One address that waits, with what is known of it from an earlier sweep."""

    number: int
    url: str
    known: Known | None


class Came(NamedTuple):
    """What came of one address. ``digest`` is the SHA-256 of the body, as hexadecimal digits.

    ``looks`` tells how often it was asked; of an answer that said "not changed" (304) the digest
    and the size are those of the answer before.
    """

    url: str
    address: str
    status: int
    trouble: Trouble | None
    digest: str
    size: int
    taken_at: datetime
    looks: int


class Journal:
    """The list of a sweep and what came of it, in one SQLite file."""

    def __init__(self, path: Path) -> None:
        self._rows = sqlite3.connect(path, isolation_level=None)
        self._rows.execute("PRAGMA journal_mode=WAL")
        self._rows.execute("PRAGMA synchronous=NORMAL")
        self._rows.executescript(_TABLES)

    def __enter__(self) -> "Journal":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._rows.close()

    def add(self, urls: Iterable[str]) -> int:
        """Add addresses; one that is there already stays as it is. Gives how many are new."""
        before = self._one("SELECT count(*) FROM ask")
        self._rows.execute("BEGIN IMMEDIATE")
        try:
            self._rows.executemany(
                "INSERT OR IGNORE INTO ask (url, host) VALUES (?, ?)",
                ((url, host_of(url)) for url in urls),
            )
        except BaseException:
            self._rows.execute("ROLLBACK")
            raise
        self._rows.execute("COMMIT")
        return self._one("SELECT count(*) FROM ask") - before

    def begin_anew(self) -> None:
        """Have everything looked at again; what servers told of their pages is kept."""
        self._rows.execute("UPDATE ask SET done = 0, looks = 0")

    def total(self) -> int:
        """How many addresses there are."""
        return self._one("SELECT count(*) FROM ask")

    def done(self) -> int:
        """How many of them need not be asked any more."""
        return self._one("SELECT count(*) FROM ask WHERE done = 1")

    def hosts(self, look: int) -> Iterator[str]:
        """The hosts of which something waits for that look, from the one with most addresses.

        The longest queue begins first, so that no host is left over at the end.
        """
        # In a table of its own: a query that stays open for hours would keep SQLite from ever
        # writing its log back, and a list would grow with the number of hosts.
        self._rows.executescript(_LINE_UP.format(look=int(look)))
        after = 0
        while rows := self._rows.execute(_NEXT_HOSTS, (after,)).fetchall():
            after = rows[-1][0]
            yield from (host for _, host in rows)

    def waiting(self, host: str, look: int, after: int, most: int) -> list[Ask]:
        """The next addresses of a host that wait for that look, by their number."""
        rows = self._rows.execute(
            "SELECT number, url, address, etag, modified FROM ask"
            " WHERE host = ? AND done = 0 AND looks = ? AND number > ? ORDER BY number LIMIT ?",
            (host, look, after, most),
        ).fetchall()
        return [
            Ask(number, url, Known(address, etag, modified) if etag or modified else None)
            for number, url, address, etag, modified in rows
        ]

    def record(self, ask: Ask, came: Fetched) -> bool:
        """Note what came of an address. Gives whether it is done, or waits for another look."""
        trouble = came.trouble or Trouble("")
        done = self._rows.execute(
            _RECORD,
            {
                "number": ask.number,
                "again": LOOKS if trouble.code in _MAY_PASS else 1,
                "address": came.address,
                "status": came.status,
                "trouble": trouble.code,
                "detail": trouble.detail,
                "same": came.status == 304,
                "digest": sha256(came.body).hexdigest(),
                "size": len(came.body),
                "etag": came.header("ETag") if came.known else "",
                "modified": came.header("Last-Modified") if came.known else "",
                "taken_at": came.taken_at.isoformat(),
            },
        ).fetchone()
        return bool(done[0])

    def came(self) -> Iterator[Came]:
        """What came of every address that was asked, in the order of the list."""
        rows = self._rows.execute(
            "SELECT url, address, status, trouble, detail, digest, size, taken_at, looks FROM ask"
            " WHERE looks > 0 ORDER BY number"
        )
        for url, address, status, code, detail, digest, size, taken_at, looks in rows:
            trouble = Trouble(code, detail) if code else None
            at = datetime.fromisoformat(taken_at)
            yield Came(url, address, status, trouble, digest, size, at, looks)

    def _one(self, query: str) -> int:
        return int(self._rows.execute(query).fetchone()[0])


_TABLES = """
CREATE TABLE IF NOT EXISTS ask (
    number INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    host TEXT NOT NULL,
    done INTEGER NOT NULL DEFAULT 0,
    looks INTEGER NOT NULL DEFAULT 0,
    address TEXT NOT NULL DEFAULT '',
    status INTEGER NOT NULL DEFAULT 0,
    trouble TEXT NOT NULL DEFAULT '',
    detail TEXT NOT NULL DEFAULT '',
    digest TEXT NOT NULL DEFAULT '',
    size INTEGER NOT NULL DEFAULT 0,
    etag TEXT NOT NULL DEFAULT '',
    modified TEXT NOT NULL DEFAULT '',
    taken_at TEXT NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS ask_by_host ON ask (host, looks, number) WHERE done = 0;
"""

_LINE_UP = """
DROP TABLE IF EXISTS temp.line;
CREATE TEMP TABLE line AS
    SELECT host FROM ask WHERE done = 0 AND looks = {look}
    GROUP BY host ORDER BY count(*) DESC, host;
"""
_NEXT_HOSTS = "SELECT rowid, host FROM temp.line WHERE rowid > ? ORDER BY rowid LIMIT 100"

_RECORD = """
UPDATE ask SET
    looks = looks + 1, done = looks + 1 >= :again,
    address = :address, status = :status, trouble = :trouble, detail = :detail,
    digest = CASE WHEN :same THEN digest ELSE :digest END,
    size = CASE WHEN :same THEN size ELSE :size END,
    etag = CASE WHEN :same THEN etag ELSE :etag END,
    modified = CASE WHEN :same THEN modified ELSE :modified END,
    taken_at = :taken_at
WHERE number = :number
RETURNING done
"""
