"""Promises about the store of answers: it holds no order, no history, and is its owner's alone."""

import json
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from stat import S_IMODE
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import connection

from prongsai.apps.surveys.intake import store
from prongsai.apps.surveys.privacy.findings import Check, Finding, broken, cannot_tell, kept, listed
from prongsai.core.wording import Text

# Written down by hand on purpose, as the tables of the database are.
ALLOWED = {
    "spent": {"survey", "token"},
    "used": {"survey", "codes"},
    "drawer": {"survey", "portion", "number", "lines"},
    "remarks": {"survey", "number", "texts"},
    "noticed": {"survey", "portion", "signs"},
    "batch": {"id", "survey", "portion", "lines", "texts", "signs"},
    "grouped": {"survey", "portion", "trait", "value", "tally"},
    "sealed": {"survey"},
}
# How the program opens the store: what SQLite says of these settings.
SETTINGS = {
    "locking_mode": "exclusive",  # nobody reads while a log is there, so it can be emptied
    "journal_mode": "wal",  # emptied after every commit
    "wal_autocheckpoint": 0,  # people are answered before it is
    "synchronous": 2,  # FULL
    "secure_delete": 1,
    "temp_store": 2,  # in memory
}
_LOOKS, _BETWEEN = 20, 0.05  # looks at the log, seconds: a server at work has one for some ms


def shape() -> Finding:
    """Whether the store has exactly the tables that it must have, all without an order of rows."""
    file = store.path()
    if not file.exists() or not file.stat().st_size:
        return kept(_NONE_YET)
    with store.opened() as reading:
        strange = list(_strange(reading))
    if strange:
        return broken(_STRANGE.fill(places=listed(strange)), _STOP)
    return kept(_SHAPED.fill(tables=len(ALLOWED)))


def sorting() -> Finding:
    """Whether answers, codes and comments lie sorted, so that none shows when it came."""
    file = store.path()
    if not file.exists() or not file.stat().st_size:
        return kept(_NONE_YET)
    with store.opened() as reading:
        unsorted = list(_unsorted(reading))
    if unsorted:
        return broken(_UNSORTED.fill(places=listed(sorted(set(unsorted)))), _STOP)
    return kept(_SORTED)


def history() -> Finding:
    """Whether the store keeps neither a log of its changes nor what was deleted.

    To be looked at before the store is opened, for whoever opens it finishes what was begun.
    """
    file = store.path()
    with TemporaryDirectory() as folder, closing(store.connect(Path(folder) / "x")) as opened:
        found = {name: opened.execute(f"PRAGMA {name}").fetchone()[0] for name in SETTINGS}
    wrong = [f"{name}={found[name]}" for name, must in SETTINGS.items() if found[name] != must]
    if wrong:
        return broken(_SET_WRONG.fill(settings=listed(wrong)), _STOP)
    if left := _left_beside(file):
        return broken(_LOGGED.fill(files=listed(left)), _FINISH)
    return kept(_NO_HISTORY)


def owner() -> Finding:
    """Whether the store and the database can be read by the program's own user alone.

    Comments wait in the database until somebody took names out of them.
    """
    if os.name != "posix":
        return cannot_tell(_NO_MODES, _LOOK_YOURSELF)
    files = list(_own_files())
    if not files:
        return kept(_NONE_YET)
    wide = [
        f"{path.name}: {S_IMODE(path.stat().st_mode):o}"
        for path in files
        if S_IMODE(path.stat().st_mode) & 0o077
    ]
    if wide:
        return broken(_WIDE.fill(files=listed(wide)), _NARROW.fill(folder=settings.VAR))
    return kept(_OWN)


def _own_files() -> Iterator[Path]:
    """The store with its folder, the database where it is a file, and what lies beside both."""
    answers = store.path()
    if answers.exists():
        yield answers.parent
        yield from answers.parent.glob(f"{answers.name}*")
    database = Path(str(connection.settings_dict["NAME"]))
    if connection.vendor == "sqlite" and database.exists():
        yield from database.parent.glob(f"{database.name}*")


def _left_beside(file: Path) -> list[str]:
    """Files beside the store that have content for longer than a commit takes."""
    if not file.exists():
        return []
    for _ in range(_LOOKS):
        with store.alone():
            left = [path.name for path in file.parent.glob(f"{file.name}-*") if path.stat().st_size]
        if not left:
            break
        time.sleep(_BETWEEN)
    return left


def _strange(reading: sqlite3.Connection) -> Iterator[str]:
    """What the store has and must not have, or lacks."""
    found = reading.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    tables = {name: sql for kind, name, sql in found if kind == "table"}
    others = reading.execute("SELECT type || ' ' || name FROM sqlite_master WHERE type <> 'table'")
    yield from (name for (name,) in others if "sqlite_autoindex" not in name)
    yield from ALLOWED.keys() - tables.keys()
    for name, sql in tables.items():
        columns = {
            row[1] for row in reading.execute("SELECT * FROM pragma_table_xinfo(?)", (name,))
        }
        if strange := columns ^ ALLOWED.get(name, set()):
            yield f"{name} ({', '.join(sorted(strange))})"
        if not sql.upper().rstrip().endswith("WITHOUT ROWID"):
            yield f"{name} (rowid)"


def _unsorted(reading: sqlite3.Connection) -> Iterator[str]:
    values = (
        *(
            ("drawer", lines.split("\n"))
            for (lines,) in reading.execute("SELECT lines FROM drawer")
        ),
        *(("batch", lines.split("\n")) for (lines,) in reading.execute("SELECT lines FROM batch")),
        *(("used", codes.split()) for (codes,) in reading.execute("SELECT codes FROM used")),
        *(("remarks", json.loads(one)) for (one,) in reading.execute("SELECT texts FROM remarks")),
        *(("batch", json.loads(one)) for (one,) in reading.execute("SELECT texts FROM batch")),
    )
    yield from (table for table, held in values if held != sorted(held))


_NONE_YET = Text("ยังไม่มีคำตอบที่รอนับ", "no answer waits yet")
_STOP = Text(
    "โปรดหยุดรับคำตอบ เก็บแฟ้มนี้ไว้ในที่ปลอดภัย และให้ผู้ดูแลระบบติดตั้งโปรแกรมรุ่นที่เผยแพร่",
    "stop taking answers, keep the file safe, and install a released version.",
)
_STRANGE = Text(
    "ที่เก็บคำตอบมีสิ่งที่ไม่ควรมีหรือขาดไป: {places}",
    "the store has what it must not have, or lacks what it must: {places}",
)
_SHAPED = Text(
    "ที่เก็บคำตอบมี {tables} ตาราง ไม่มีช่องเวลา ไม่มีลำดับแถว",
    "the store has its {tables} tables, without a time and without an order of rows",
)
_UNSORTED = Text(
    "พบรายการที่ไม่ได้เรียงตามเนื้อหา จึงอาจเป็นลำดับที่ตอบ: {places}",
    "something does not lie sorted, so it may lie as it came: {places}",
)
_SORTED = Text(
    "คำตอบ รหัส และความเห็นที่รอนับเรียงตามเนื้อหาทั้งหมด",
    "answers, codes and comments that wait all lie sorted by what they say",
)
_SET_WRONG = Text(
    "โปรแกรมเปิดที่เก็บคำตอบด้วยค่า {settings}", "the program opens the store with {settings}"
)
_LOGGED = Text(
    "ข้างที่เก็บคำตอบมีแฟ้มบันทึกการเขียนค้างอยู่: {files}",
    "beside the store lies a log of what was written: {files}",
)
_FINISH = Text(
    "โปรดดูว่าดิสก์มีพื้นที่ว่าง แล้วเปิดเซิร์ฟเวอร์ใหม่ ระบบจะเขียนส่วนที่ค้างลงที่เก็บและล้างแฟ้มนี้ "
    "จากนั้นตรวจอีกครั้ง อย่าลบและอย่าคัดลอกแฟ้มนี้",
    "see that the disk has space and restart the server, which writes it into the store and "
    "empties it, then look again; neither delete nor copy this file.",
)
_NO_HISTORY = Text(
    "ที่เก็บคำตอบไม่มีแฟ้มประวัติ และเขียนทับสิ่งที่ลบ",
    "the store has no log of changes, and overwrites what is deleted",
)
_NO_MODES = Text(
    "Windows ไม่มีสิทธิ์แฟ้มแบบที่ตรวจได้", "Windows has no permissions that could be read here"
)
_LOOK_YOURSELF = Text(
    "โปรดดูที่ Properties › Security ว่ามีเพียงบัญชีที่เปิดเซิร์ฟเวอร์ที่อ่านโฟลเดอร์ answers ได้",
    "see in Properties › Security that the server's account alone may read the folder answers.",
)
_WIDE = Text("ผู้ใช้อื่นของเครื่องอ่านได้: {files}", "other users of the computer can read {files}")
_NARROW = Text(
    "โปรดสั่ง chmod -R go= {folder} และดูว่าใครอ่านไปแล้วบ้าง",
    "run chmod -R go= {folder}, and find out who read it.",
)
_OWN = Text("มีเพียงบัญชีที่เปิดโปรแกรมเท่านั้นที่อ่านแฟ้มได้", "only the user that runs the program can read it")

CHECKS = (
    Check(
        "store_history",
        Text(
            "คำตอบที่นับแล้วไม่เหลือร่องรอยในแฟ้ม", "Answers that were counted leave no trace in the file."
        ),
        Text("ดูวิธีที่โปรแกรมเปิดแฟ้ม และแฟ้มข้างเคียง", "how the program opens it, and files beside it"),
        history,
    ),
    Check(
        "store_shape",
        Text(
            "คำตอบที่รอนับไม่มีชื่อ เวลา หรือลำดับกำกับ",
            "Answers that wait bear no name, no time and no order.",
        ),
        Text("อ่านตารางของที่เก็บคำตอบ", "the tables of the store"),
        shape,
    ),
    Check(
        "store_sorting",
        Text(
            "คำตอบที่รอนับเรียงตามเนื้อหา ไม่ใช่ลำดับที่ส่ง และแยกจากรหัส",
            "Answers that wait lie sorted by what they say, apart from codes.",
        ),
        Text("อ่านทุกรายการที่รอนับ", "everything that waits"),
        sorting,
    ),
    Check(
        "store_owner",
        Text(
            "ผู้ใช้อื่นของเครื่องเปิดที่เก็บคำตอบไม่ได้",
            "No other user of the computer can open the store of answers.",
        ),
        Text("ดูสิทธิ์ของแฟ้มและโฟลเดอร์", "permissions of the file and its folder"),
        owner,
    ),
)
