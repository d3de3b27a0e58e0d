import pytest

from prongsai.fetching.charsets import letters_of

TEXT = "ข้อมูลการติดต่อ โทรศัพท์"


@pytest.mark.parametrize(
    ("body", "header"),
    [
        (TEXT.encode(), "text/html; charset=utf-8"),
        (TEXT.encode(), "text/html"),
        (TEXT.encode(), "text/html; charset=tis-620"),
        (TEXT.encode(), "text/html; charset=iso-8859-1"),
        (TEXT.encode("utf-8-sig"), ""),
        (TEXT.encode("utf-16"), ""),
        (TEXT.encode("cp874"), "text/html; charset=windows-874"),
        (TEXT.encode("cp874"), "text/html; charset=TIS-620"),
        (TEXT.encode("cp874"), "text/html; charset=utf-8"),
        (TEXT.encode("cp874"), "text/html; charset=iso-8859-1"),
        (TEXT.encode("cp874"), ""),
        (TEXT.encode("cp874"), "text/html; charset=nonsense"),
    ],
)
def test_thai_is_read_whatever_the_label_says(body, header):
    assert letters_of(body, header) == TEXT


def test_the_label_in_the_page_counts_where_the_server_says_none():
    body = b'<meta http-equiv="Content-Type" content="text/html; charset=windows-874">\x80'

    assert letters_of(body).endswith("€")


def test_a_broken_letter_in_a_page_of_utf_8_breaks_no_other():
    body = (TEXT * 10).encode() + b"\xe0\xb8"

    assert letters_of(body, "").startswith(TEXT)


def test_other_alphabets_keep_theirs():
    assert letters_of("Café".encode("latin-1"), "text/html; charset=iso-8859-1") == "Café"
