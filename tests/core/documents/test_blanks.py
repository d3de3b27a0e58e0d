"""What is missing in a document is told once, in the order of reading."""

from prongsai.core.documents.blanks import blanks
from prongsai.core.documents.blocks import (
    Cell,
    Column,
    Document,
    Item,
    MemoHead,
    Row,
    Run,
    Section,
    Signature,
    Table,
    words,
)


def _open(name: str) -> tuple[Run, ...]:
    return (Run("ที่ "), Run("......", blank=name))


def _document(*sections: Section) -> Document:
    return Document("memo", "บันทึกข้อความ", "เทศบาลตำบลตัวอย่าง", 2566, sections)


def test_blanks_are_named_in_the_order_of_reading() -> None:
    head = MemoHead(words("สำนักปลัด"), _open("เลขที่"), _open("วันที่"), words("ก"), words("ข"))
    row = Row((Cell((Item(_open("ระยะเวลา")),)),))
    table = Table("ตาราง", (Column(1),), (), (row,))
    signature = Signature((), _open("ชื่อปลัด"), (_open("ตำแหน่ง"),))

    named = blanks(_document(Section((head, table)), Section((signature,))))

    assert named == ("เลขที่", "วันที่", "ระยะเวลา", "ชื่อปลัด", "ตำแหน่ง")


def test_a_blank_that_stands_twice_is_named_once() -> None:
    signature = Signature((), _open("ชื่อปลัด"), (words("ปลัด"),))

    assert blanks(_document(Section((signature, signature)))) == ("ชื่อปลัด",)


def test_a_document_without_dots_has_no_blanks() -> None:
    assert blanks(_document(Section((Signature((), words("ก"), (words("ปลัด"),)),)))) == ()
