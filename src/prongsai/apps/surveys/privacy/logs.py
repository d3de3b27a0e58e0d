"""Promises about logs: neither the program nor its database's server writes down who answers."""

import logging
from collections.abc import Iterator

from django.conf import settings

from prongsai.apps.surveys.privacy.database import on_postgresql, rows
from prongsai.apps.surveys.privacy.findings import Check, Finding, broken, cannot_tell, kept, listed
from prongsai.core.wording import Text

# What the framework and the server say when a page is asked for, fails, or queries the database.
_SPOKEN = (
    ("django.request", logging.WARNING),
    ("django.request", logging.ERROR),
    ("django.security.DisallowedHost", logging.ERROR),
    ("django.db.backends", logging.DEBUG),
    ("granian.access", logging.INFO),
    ("prongsai", logging.WARNING),
)


def program_logs() -> Finding:
    """Whether what the program says of a request of a respondent is written anywhere."""
    if settings.DEBUG:
        return broken(_DEBUG, _DEBUG_OFF)
    if settings.ADMINS or settings.MANAGERS:
        return broken(_MAILED, _NO_MAIL)
    heard = sorted({name for name, level in _SPOKEN for name in _listening(name, level)})
    if heard:
        return broken(_HEARD.fill(handlers=listed(heard)), _TAKE_OUT_HANDLER)
    return kept(_QUIET)


def _listening(name: str, level: int) -> Iterator[str]:
    """Who would write down a line of a logger; the line itself is never sent."""
    logger: logging.Logger | None = logging.getLogger(name)
    if not logging.getLogger(name).isEnabledFor(level):
        return
    line = logging.LogRecord(name, level, "", 0, "/s/", None, None)
    while logger is not None:
        for handler in logger.handlers:
            if level >= handler.level and handler.filter(line) and not _goes_nowhere(handler):
                yield f"{name} → {type(handler).__name__}"
        logger = logger.parent if logger.propagate else None


def _goes_nowhere(handler: logging.Handler) -> bool:
    """Handlers that drop what they get; mail without anybody to get it is one of them."""
    return isinstance(handler, logging.NullHandler) or type(handler).__name__ == "AdminEmailHandler"


def server_log() -> Finding:
    """Whether the database's server writes down statements or times of transactions."""
    if not on_postgresql():
        return kept(_NO_SERVER)
    found = {name: value for name, value in rows(_SETTINGS) if value not in _HARMLESS[name]}
    told = [f"{name}={value}" for name, value in sorted(found.items())]
    if told:
        return broken(_WRITTEN.fill(settings=listed(told)), _SET_BACK)
    try:
        slots = [name for (name,) in rows(_SLOTS)]
    except Exception as error:
        return cannot_tell(_NO_SLOTS_SEEN.fill(why=str(error).splitlines()[0]), _ASK_SERVER)
    if slots:
        return broken(_STREAMED.fill(slots=listed(slots)), _DROP_SLOTS)
    return kept(_SERVER_QUIET)


# Values that tell nothing of single statements or transactions. Texts of failing statements
# (log_min_error_statement) are of folding alone, which holds many answers' counts at once.
_HARMLESS: dict[str, frozenset[str]] = {
    "log_statement": frozenset({"none", "ddl"}),
    "log_min_duration_statement": frozenset({"-1"}),
    "log_min_duration_sample": frozenset({"-1"}),
    "log_transaction_sample_rate": frozenset({"0"}),
    "log_duration": frozenset({"off"}),
    "log_statement_stats": frozenset({"off"}),
    "log_executor_stats": frozenset({"off"}),
    "log_parser_stats": frozenset({"off"}),
    "track_commit_timestamp": frozenset({"off"}),
    "debug_print_parse": frozenset({"off"}),
    "debug_print_plan": frozenset({"off"}),
    "pgaudit.log": frozenset({"none", "", "ddl", "role"}),
    "auto_explain.log_min_duration": frozenset({"-1"}),
}
_NAMES = ", ".join(f"'{name}'" for name in _HARMLESS)
_SETTINGS = f"SELECT name, setting FROM pg_settings WHERE name IN ({_NAMES})"  # noqa: S608
_SLOTS = (
    "SELECT slot_name FROM pg_replication_slots "
    "WHERE slot_type = 'logical' AND database = current_database()"
)

_DEBUG = Text(
    "เปิดโหมดพัฒนา (PRONGSAI_DEBUG) อยู่ ซึ่งจดคำขอและคำสั่งฐานข้อมูล",
    "PRONGSAI_DEBUG is on, which writes down requests and queries",
)
_DEBUG_OFF = Text(
    "โปรดเอา PRONGSAI_DEBUG ออกแล้วเปิดเซิร์ฟเวอร์ใหม่", "take PRONGSAI_DEBUG away and restart."
)
_MAILED = Text(
    "ตั้งให้ส่งอีเมลเมื่อเกิดข้อผิดพลาด ซึ่งอีเมลมีคำตอบที่ส่งมาอยู่ด้วย",
    "errors are sent by e-mail (ADMINS), with what was sent in",
)
_NO_MAIL = Text("โปรดลบ ADMINS และ MANAGERS ออกจากการตั้งค่า", "take ADMINS and MANAGERS out.")
_HEARD = Text(
    "มีที่จดคำขอของผู้ตอบ: {handlers}", "requests of people who answer are written down: {handlers}"
)
_TAKE_OUT_HANDLER = Text(
    "โปรดลบ handler เหล่านี้ออกจาก LOGGING ลบไฟล์ที่จดไว้ แล้วเปิดเซิร์ฟเวอร์ใหม่",
    "take these handlers out of LOGGING, delete what they wrote, and restart.",
)
_QUIET = Text(
    "ไม่มีที่ใดรับข้อความที่โปรแกรมพูดถึงคำขอของผู้ตอบ",
    "nothing listens to what the program says of requests",
)
_NO_SERVER = Text(
    "ใช้ SQLite จึงไม่มีเซิร์ฟเวอร์ฐานข้อมูลที่จดคำสั่ง",
    "the database is a file; there is no server that could write down statements",
)
_WRITTEN = Text(
    "เซิร์ฟเวอร์ฐานข้อมูลจดคำสั่งหรือเวลาไว้: {settings}",
    "the database's server writes down statements or times: {settings}",
)
_SET_BACK = Text(
    "โปรดให้ผู้ดูแลฐานข้อมูลคืนค่าเหล่านี้เป็นค่าเริ่มต้น (ALTER SYSTEM RESET …) และลบไฟล์บันทึกเก่า",
    "let its administrator reset these (ALTER SYSTEM RESET …) and delete old log files.",
)
_STREAMED = Text(
    "มีผู้รับสำเนาทุกการเปลี่ยนแปลงตามลำดับ: {slots}",
    "somebody receives every change in order: {slots}",
)
_DROP_SLOTS = Text(
    "โปรดลบ replication slot เหล่านี้ หรือไม่รวมตาราง surveys_code",
    "drop these slots, or leave surveys_code out of their publication.",
)
_NO_SLOTS_SEEN = Text("อ่านรายชื่อผู้รับสำเนาไม่ได้ ({why})", "slots cannot be read ({why})")
_ASK_SERVER = Text(
    "โปรดถามผู้ดูแลฐานข้อมูลว่ามี logical replication หรือไม่",
    "ask the database's administrator whether there is logical replication.",
)
_SERVER_QUIET = Text(
    "เซิร์ฟเวอร์ฐานข้อมูลไม่จดคำสั่ง ไม่จดเวลาของรายการ และไม่มีผู้รับสำเนาตามลำดับ",
    "the server logs no statements, keeps no commit times, and streams changes to nobody",
)

CHECKS = (
    Check(
        "program_logs",
        Text(
            "โปรแกรมไม่จดว่าใครเปิดหน้าแบบวัดหรือส่งคำตอบเมื่อใด",
            "The program writes down no visit to a survey's page and no answer.",
        ),
        Text(
            "ดูทุกที่ที่รับข้อความของโปรแกรม โหมดพัฒนา และอีเมลแจ้งข้อผิดพลาด",
            "every handler of logs, debugging, and mail about errors",
        ),
        program_logs,
    ),
    Check(
        "server_log",
        Text(
            "เซิร์ฟเวอร์ฐานข้อมูลไม่จดว่ารหัสใดถูกใช้เมื่อใด",
            "The database's server does not write down which code was used when.",
        ),
        Text("อ่านการตั้งค่าของเซิร์ฟเวอร์ที่ทำงานอยู่", "the settings of the running server"),
        server_log,
    ),
)
