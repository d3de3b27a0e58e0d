"""The promise put to the test: people who do not exist answer, and somebody tries to find them."""

from django.db import Error as DatabaseError

from prongsai.apps.surveys.privacy.database import on_postgresql
from prongsai.apps.surveys.privacy.findings import Check, Finding, broken, cannot_tell, kept, listed
from prongsai.apps.surveys.privacy.scratch import NotRehearsed, installation, rehearsed
from prongsai.core.wording import Text


def rehearsal() -> Finding:
    """Whether somebody with every byte at rest finds out no more than by guessing."""
    try:
        with installation() as environment:
            found = rehearsed(environment)
    except DatabaseError as error:
        return cannot_tell(_NO_DATABASE.fill(why=str(error).splitlines()[0]), _ALLOW)
    except NotRehearsed as error:
        return cannot_tell(_NO_END.fill(why=error), _INSTALL)
    if found.leaks:
        ways = listed(f"{way}: {what}" for way, what in found.leaks)
        return broken(_FOUND.fill(ways=ways), _STOP)
    facts = {"people": found.people, "copies": found.copies, "guessed": found.best_guess}
    facts["ways"] = found.ways
    where = "PostgreSQL" if on_postgresql() else "SQLite"
    return kept(_NOBODY.fill(**facts, smallest=found.smallest, where=where))


_NO_DATABASE = Text(
    "ไม่ได้รับอนุญาตให้สร้างฐานข้อมูลสำหรับซักซ้อม ({why})",
    "no database may be made for a rehearsal ({why})",
)
_ALLOW = Text(
    "โปรดให้ผู้ดูแลฐานข้อมูลให้สิทธิ์ CREATEDB ชั่วคราว แล้วตรวจอีกครั้ง",
    "let the database's administrator grant CREATEDB for a while, and look again.",
)
_NO_END = Text("การซักซ้อมไม่จบ ({why})", "the rehearsal came to no end ({why})")
_INSTALL = Text(
    "โปรดตรวจพื้นที่ว่างของดิสก์ และติดตั้งโปรแกรมรุ่นที่เผยแพร่",
    "see whether the disk has space, and install a released version.",
)
_FOUND = Text("การซักซ้อมพบทางรู้ว่าใครตอบอย่างไร: {ways}", "a rehearsal found a way to people: {ways}")
_STOP = Text(
    "โปรดหยุดรับคำตอบ แจ้งผู้ดูแลระบบและผู้พัฒนา และแจ้งผู้ตอบตามจริง",
    "stop taking answers, tell the administrator and the developers, and the people who answered.",
)
_NOBODY = Text(
    "สมมุติผู้ตอบ {people} คน คัดลอกทุกไบต์ {copies} ครั้ง ผู้ที่รู้ว่าใครถือรหัสใด"
    "ลองจับคู่กับคำตอบ {ways} วิธี ถูกอย่างมาก {guessed} คน "
    "ไม่ต่างจากเดาสุ่ม และทุกครั้งที่นับมีคำตอบอย่างน้อย {smallest} ชุด ({where})",
    "of {people} people made up, with every byte copied {copies} times, somebody who knows whose "
    "each code is tried {ways} ways and matched {guessed} with their answers at most, as chance "
    "does; never were fewer than {smallest} counted together ({where})",
)

CHECKS = (
    Check(
        "rehearsal",
        Text(
            "แม้มีคนได้สำเนาทุกไบต์ของระบบ ก็หาไม่ได้ว่าใครตอบอย่างไร",
            "Even with a copy of every byte nobody finds out who answered what.",
        ),
        Text(
            "ให้คนสมมุติตอบแบบวัดในระบบจำลอง แล้วลองหาตัวจากทุกไบต์ที่เหลืออยู่",
            "made-up people answer in an installation of their own and are sought in every byte",
        ),
        rehearsal,
    ),
)
