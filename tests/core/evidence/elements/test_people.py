"""Executives: names, positions, photographs, contacts, deputies."""

from prongsai.core.evidence.shown import Link, Picture
from tests.core.evidence.elements.looking import SITE, dead, file, found, look, page

MAYOR = ("นายสมมุติ ตัวอย่าง", "นายกองค์การบริหารส่วนตำบลสมมุติ", "โทร. 08 1555 0101")
DEPUTY = ("นางสาวสมหญิง แบบอย่าง", "รองนายกองค์การบริหารส่วนตำบลสมมุติ", "โทร. 08 1555 0102")
CLERK = ("ว่าที่ ร.ต. ทดลอง สมมุติวงศ์", "ปลัดองค์การบริหารส่วนตำบลสมมุติ", "clerk@example.go.th")
FOOT = ("ที่อยู่ เลขที่ 9 หมู่ 4 ต.สมมุติ อ.เมือง จ.สมมุติบุรี 99120", "โทร. 0 4499 9123")


def photo(number: int) -> Picture:
    return Picture(f"{SITE}/upload/p{number}.jpg", "", "")


PHOTOS = tuple(map(photo, range(3)))
WHOLE = page("คณะผู้บริหาร", *MAYOR, *DEPUTY, *CLERK, *FOOT, pictures=PHOTOS)


def test_a_whole_page_of_executives_shows_everything():
    for element in ("names", "positions", "photos", "contact", "deputies"):
        assert found("o2", element, WHOLE) is True, element


def test_the_evidence_of_names_is_their_number_and_no_name():
    assert look("o2", "names", WHOLE).evidence == "พบชื่อ 3 คน"


def test_the_agencys_own_telephone_at_the_foot_is_no_executives():
    lines = (*MAYOR[:2], *DEPUTY[:2], *CLERK[:2], *FOOT)

    assert found("o2", "contact", page(*lines, pictures=PHOTOS)) is False


def test_one_executive_without_a_contact_is_one_too_many():
    lines = (*MAYOR, *DEPUTY, *CLERK[:2], *FOOT)

    assert found("o2", "contact", page(*lines, pictures=PHOTOS)) is False


def test_one_line_may_say_how_to_reach_all_executives():
    lines = (*MAYOR[:2], *DEPUTY[:2], "ติดต่อผู้บริหาร โทร. 0 4499 9123 ต่อ 11")

    assert found("o2", "contact", page(*lines, pictures=PHOTOS)) is True


def test_an_email_behind_a_link_reaches_the_executive():
    lines = (*MAYOR[:2], "ส่งอีเมลถึงนายก")
    links = (Link("mailto:mayor@example.go.th", "ส่งอีเมลถึงนายก"),)

    assert found("o2", "contact", page(*lines, links=links)) is True


def test_executives_in_a_table_have_their_contacts_in_the_row():
    head = ("ลำดับ", "ชื่อ - สกุล", "ตำแหน่ง", "เบอร์โทรศัพท์")
    whole = (head, ("1", *MAYOR), ("2", *DEPUTY))
    lacking = (head, ("1", *MAYOR[:2], ""), ("2", *DEPUTY[:2], ""))

    assert found("o2", "contact", page("ผู้บริหาร", tables=(whole,))) is True
    assert found("o2", "contact", page("ผู้บริหาร", tables=(lacking,))) is False
    assert found("o2", "positions", page("ผู้บริหาร", tables=(lacking,))) is True


def test_positions_may_stand_above_the_names():
    lines = [(who[1], who[0], who[2]) for who in (MAYOR, DEPUTY, CLERK)]
    above = page("คณะผู้บริหาร", *(line for who in lines for line in who))

    assert found("o2", "positions", above) is True
    assert found("o2", "contact", above) is True


def test_names_without_positions_lack_them():
    assert found("o2", "positions", page("ผู้บริหาร", MAYOR[0], DEPUTY[0], CLERK[0])) is False


def test_photographs_are_as_many_as_names():
    lines = (*MAYOR, *DEPUTY, *CLERK)
    logo = Picture(f"{SITE}/images/logo.png", "ตราสัญลักษณ์", "")

    assert found("o2", "photos", page(*lines, pictures=PHOTOS[:2])) is False
    assert found("o2", "photos", page(*lines, pictures=(logo,))) is False
    assert found("o2", "photos", page(*lines, pictures=PHOTOS[:1])) is None  # perhaps of all


def test_a_mayor_without_deputies_is_not_all():
    assert found("o2", "deputies", page(*MAYOR, *CLERK, "รองปลัดเทศบาล", pictures=PHOTOS)) is False


def test_a_poster_of_executives_cannot_be_told():
    poster = page("คณะผู้บริหาร", "หน้าแรก", pictures=(photo(1),))

    for element in ("names", "positions", "photos", "contact", "deputies"):
        assert found("o2", element, poster) is None, element


def test_a_scan_or_a_dead_link_cannot_be_told():
    assert found("o2", "names", file(scanned=True)) is None
    assert found("o2", "names", dead()) is None


def test_a_page_without_anybody_has_no_names():
    assert found("o2", "names", page("คณะผู้บริหาร", "อยู่ระหว่างปรับปรุงข้อมูลของผู้บริหาร")) is False


def test_an_extension_or_an_account_reaches_an_executive():
    lines = (*MAYOR[:2], "เบอร์ภายใน 101", *DEPUTY[:2], "Line ID: deputy.sommut")

    assert found("o2", "contact", page(*lines, pictures=PHOTOS)) is True


def test_names_that_are_links_are_names():
    links = tuple(Link(f"{SITE}/{n}", who[0]) for n, who in enumerate((MAYOR, DEPUTY)))

    assert found("o2", "names", page(*MAYOR, *DEPUTY, links=links)) is True


def test_whoever_held_the_office_formerly_needs_no_photograph_and_no_contact():
    before = ("อดีตผู้บริหาร", "นายเก่า สมมุติก่อน", "อดีตนายกองค์การบริหารส่วนตำบลสมมุติ")
    shown = page(*MAYOR, *DEPUTY, *CLERK, *before, pictures=PHOTOS)

    assert found("o2", "photos", shown) is True
    assert found("o2", "contact", shown) is True


BARE = ("สมมุติ ตัวอย่าง", *MAYOR[1:])
BARE_DEPUTY = ("สมหญิง แบบอย่าง", *DEPUTY[1:])
EVERY = ("names", "positions", "contact", "deputies")


def test_a_column_of_names_beside_one_of_positions_needs_no_titles():
    rows = (("ที่", "ชื่อ-สกุล", "ตำแหน่ง", "โทรศัพท์"), ("1", *BARE), ("2", *BARE_DEPUTY))
    parted = (
        ("คำนำหน้า", "ชื่อ", "นามสกุล", "ตำแหน่ง", "โทรศัพท์"),
        ("นาย", "สมมุติ", "ตัวอย่าง", *MAYOR[1:]),
        ("นางสาว", "สมหญิง", "แบบอย่าง", *DEPUTY[1:]),
    )

    for table in (rows, parted):
        shown = page("คณะผู้บริหาร", tables=(table,), pictures=PHOTOS[:2])
        assert look("o2", "names", shown).evidence == "พบชื่อ 2 คน"
        assert [found("o2", element, shown) for element in (*EVERY, "photos")] == [True] * 5


def test_a_vacant_row_of_such_a_table_is_nobody():
    rows = (("ชื่อ-สกุล", "ตำแหน่ง", "โทรศัพท์"), BARE, ("อยู่ระหว่าง สรรหา", DEPUTY[1], ""))

    assert look("o2", "names", page(tables=(rows,))).evidence == "พบชื่อ 1 คน"
    assert found("o2", "contact", page(tables=(rows,))) is True


def test_a_name_at_a_portrait_above_a_position_needs_no_title():
    portraits = (
        Picture(f"{SITE}/1.jpg", BARE[0], ""),
        Picture(f"{SITE}/2.jpg", "", BARE_DEPUTY[0]),
    )
    shown = page("คณะผู้บริหาร", BARE[0], *BARE, *BARE_DEPUTY, pictures=portraits)

    assert look("o2", "names", shown).evidence == "พบชื่อ 2 คน"
    assert [found("o2", element, shown) for element in (*EVERY, "photos")] == [True] * 5


def test_two_words_above_a_position_may_be_a_name():
    for element in ("names", "contact"):
        assert found("o2", element, page("คณะผู้บริหาร", *BARE, *BARE_DEPUTY)) is None
    assert found("o2", "names", page("คณะผู้บริหาร", "ยินดีต้อนรับ", MAYOR[1])) is False
