"""What was fetched is shown by its content, and hostile files end with a trouble."""

import hashlib
from datetime import UTC, datetime

import pytest

from prongsai.core.evidence.shown import Link, Reached, Trouble
from prongsai.fetching.documents import DocumentReader
from prongsai.fetching.fetched import Fetched
from prongsai.fetching.pages import goes_on_to, reached_of
from tests.fetching.files import linking_pdf, noise, pdf, picture, scan, word, workbook
from tests.fetching.servers import run
from tests.readers.hostile import zipped
from tests.readers.scanning import can_read

HERE = "http://www.example.go.th/o1"


def fetched(body, content_type="", address=HERE, trouble=None):
    headers = (("Content-Type", content_type),) if content_type else ()
    now = datetime.now(UTC)
    return Fetched(HERE, address, 200, headers, body, (), trouble, now)


def reached(body, content_type="", seconds=60, **changes) -> Reached:
    found: list[Reached] = []

    async def go():
        reader = DocumentReader(seconds=seconds, by_eye=False)
        found.append(await reached_of(fetched(body, content_type, **changes), reader))

    run(go())
    return found[0]


def codes(*args, **changes):
    return [trouble.code for trouble in reached(*args, **changes).troubles]


def test_a_page_is_shown_with_its_size_and_digest():
    body = "<html lang=th><title>อบต.</title><p>โทร 0-4424-9999</p>".encode("cp874")
    shown = reached(body, "text/html; charset=utf-8").shown

    assert (shown.format, shown.title, shown.lines) == ("html", "อบต.", ("โทร 0-4424-9999",))
    assert (shown.language, shown.size) == ("th", len(body))
    assert shown.digest == hashlib.sha256(body).hexdigest()


def test_a_pdf_is_read_whatever_its_server_calls_it():
    got = reached(pdf("Annual report of fiscal year 2025"), "text/html")

    assert (got.shown.format, got.shown.lines) == ("pdf", ("Annual report of fiscal year 2025",))
    assert (got.shown.scanned, got.troubles) == (False, ())


def test_a_word_file_is_read_with_its_table():
    got = reached(word(["แผน ปีงบประมาณ 2568"], [("โครงการ", "งบ"), ("ถนน", "100")]))

    assert got.shown.format == "docx"
    assert got.shown.lines == ("แผน ปีงบประมาณ 2568", "โครงการ งบ", "ถนน 100")
    assert got.shown.tables == ((("โครงการ", "งบ"), ("ถนน", "100")),)


def test_an_excel_file_is_read_as_a_table():
    got = reached(workbook([("โครงการ", "งบ"), ("ถนน", 100)]))

    assert (got.shown.format, got.shown.tables) == ("xlsx", ((("โครงการ", "งบ"), ("ถนน", "100")),))


def test_a_csv_file_is_read_as_a_table_in_any_alphabet():
    got = reached("โครงการ;งบ\nถนน;100\n".encode("cp874"), "text/csv")

    assert (got.shown.format, got.shown.tables) == ("csv", ((("โครงการ", "งบ"), ("ถนน", "100")),))


def test_plain_text_and_a_picture_are_told_from_pages():
    text, photo = reached("แผน\nงบ".encode(), "text/plain"), reached(picture(), "text/html")

    assert (text.shown.format, text.shown.lines) == ("other", ("แผน", "งบ"))
    assert (photo.shown.format, photo.troubles) == ("picture", ())
    assert reached(b"<svg onload='alert(1)'><script>x</script></svg>").shown.lines == ()


def test_a_scan_says_that_it_is_one():
    got = reached(scan(3))

    assert (got.shown.scanned, got.shown.lines, got.troubles) == (True, (), ())


@pytest.mark.skipif(not can_read(), reason="Tesseract with Thai is not installed")
def test_a_scan_that_is_not_read_in_time_is_still_known_as_one():
    async def go():
        text = await DocumentReader(seconds=2).read("pdf", noise(4))
        assert (text.scanned, text.lines, text.troubles) == (True, (), ())

    run(go())


def test_the_links_inside_a_pdf_are_those_to_its_own_website_and_to_drives():
    own, drive = "https://example.go.th/a.pdf", "https://drive.google.com/file/d/1/view"
    others = ("https://law.example.com/act.pdf", "mailto:a@example.go.th", "file:///etc/passwd")

    got = reached(linking_pdf("Reports of the year", own, own, *others, drive))

    assert got.shown.links == (Link(own, ""), Link(drive, ""))


def test_a_long_document_is_read_as_far_as_it_says_what_it_is():
    got = reached(pdf(*[f"Page {number} of the budget" for number in range(230)]))

    assert len(got.shown.lines) == 200
    assert got.troubles == ()


OLD = bytes.fromhex("D0CF11E0A1B11AE1")


@pytest.mark.parametrize(
    ("parts", "program"),
    [
        (("WordDocument", "1Table"), "Word .doc"),
        (("Workbook",), "Excel .xls"),
        (("Book\0",), "Excel .xls"),
        (("Workbook", "PowerPoint Document"), "PowerPoint .ppt"),
        (("Workbook", "WordDocument"), "Word .doc"),
    ],
)
def test_a_file_of_an_old_office_is_told_by_the_program_that_wrote_it(parts, program):
    body = OLD + b"\0" * 504 + b"".join(part.encode("utf-16-le") + b"\0" * 40 for part in parts)

    assert reached(body, "application/msword").troubles == (Trouble("old_office_file", program),)


@pytest.mark.parametrize(
    ("body", "content_type", "code"),
    [
        (b"", "text/html", "empty_page"),
        (b"  \n", "application/pdf", "empty_file"),
        (pdf(""), "application/pdf", "empty_file"),
        (pdf("Text", password="x"), "", "locked_file"),
        (b"%PDF-1.7\nbroken", "", "broken_file"),
        (pdf("Text")[:200], "", "broken_file"),
        (word(["x"])[:800], "", "broken_file"),
        (zipped({"a.txt": "x"}), "", "unknown_format"),
        (zipped({"word/document.xml": "<w"}), "", "broken_file"),
        (OLD + b"\0" * 600, "", "unknown_format"),
        (OLD + "WordDocument".encode("utf-16-le"), "application/pdf", "old_office_file"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "", "locked_file"),
        (b"\x89PNG\r\n\x1a\nbroken", "", "broken_file"),
        (b"MZ\x00\x01\x02", "application/octet-stream", "unknown_format"),
    ],
)
def test_what_cannot_be_read_has_its_trouble(body, content_type, code):
    assert codes(body, content_type) == [code]


def test_the_bomb_of_a_word_file_ends_with_a_trouble():
    bomb = zipped({"word/document.xml": b"<a>" + b" " * 80_000_000})

    assert codes(bomb) == ["too_large"]


def test_the_bomb_of_a_pdf_ends_with_a_trouble_within_its_time():
    bomb = pdf("Text of a page that is long enough", drawing=b"0 0 m 1 1 l S\n" * 8_000_000)

    assert len(bomb) < 2_000_000
    assert codes(bomb, seconds=3) in (["too_large"], ["broken_file"])


def test_names_in_an_archive_lead_nowhere():
    parts = {"../../etc/passwd": "x", "word/document.xml": "<w:document/>", "C:\\x": "y"}

    assert codes(zipped(parts)) == ["broken_file"]


def test_what_stood_in_the_way_of_fetching_stays_and_a_drive_that_refuses_is_private():
    drive = "https://drive.google.com/file/d/abcdefghijk/view"
    refused = Trouble("refused_by_server", "403")

    assert reached(b"x", trouble=Trouble("not_found", "404")) == Reached(
        HERE, None, (Trouble("not_found", "404"),)
    )
    assert codes(b"", trouble=refused) == ["refused_by_server"]
    assert codes(b"", trouble=refused, address=drive) == ["drive_private"]


def test_what_was_cut_is_called_too_large_and_not_broken():
    got = reached(pdf("Text")[:300], trouble=Trouble("too_large"))

    assert (got.shown.format, got.troubles) == ("pdf", (Trouble("too_large"),))


def test_a_page_that_goes_on_by_itself_says_where():
    async def go():
        page = b"<meta http-equiv=refresh content='0;url=/main'>"
        assert await goes_on_to(fetched(page, "text/html")) == "http://www.example.go.th/main"
        assert await goes_on_to(fetched(b"<p>x</p>", "text/html")) == ""
        assert await goes_on_to(fetched(pdf("location"))) == ""

    run(go())
