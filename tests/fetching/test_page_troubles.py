"""Troubles in the content are told where they are sure, and not where a page is merely thin."""

import pytest

from prongsai.fetching.html_page import page_of
from prongsai.fetching.page_troubles import is_shared_drive, troubles_in

HERE = "http://www.example.go.th/o1"
LONG = "<p>" + "องค์การบริหารส่วนตำบลตัวอย่างประกาศแผนการดำเนินงานประจำปี " * 80 + "</p>"

MENU = "".join(f"<p><a href=/{number}>ข้อมูลหน่วยงานและแผนงาน</a></p>" for number in range(60))


def codes(body, title="", url=HERE, address=HERE):
    page = page_of(f"<title>{title}</title><body>{body}</body>", address)
    return [trouble.code for trouble in troubles_in(page, url, address)]


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("<h1>404</h1><p>หน้าที่คุณต้องการไม่มี", "อบต.ตัวอย่าง"),
        ("<p>ไม่พบหน้าที่คุณต้องการ</p><a href=/>กลับหน้าหลัก</a>", "อบต.ตัวอย่าง"),
        ("<p>ขออภัย ไม่พบเนื้อหาที่ท่านค้นหา</p>", ""),
        ("<p>The page you requested could not be found.</p>", "Example"),
        ("<p>ว่าง</p>", "Page not found - Example"),
        ("<p>Sorry, the file you have requested does not exist.</p>", "Google Drive"),
        ("<p>ไม่พบหน้าเว็บ</p>", ""),
        ("<p>ขออภัยค่ะ เราหาไม่เจอ</p>", ""),
        ("<p>เอกสารที่ท่านเรียกไม่มีในระบบแล้ว</p>", ""),
        ("<p>Oops! We can't find that page.</p>", ""),
        (MENU + "<p>ไม่พบหน้านี้</p>", "อบต."),
    ],
)
def test_a_page_that_says_that_there_is_none_is_not_found(body, title):
    assert codes(body, title) == ["soft_404"]


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (LONG + "<p>หากไม่พบหน้าที่ต้องการ โปรดติดต่อเรา</p>", "แผน"),
        ("<p>ปี 2568 ไม่พบเรื่องร้องเรียนการทุจริต</p>", "สถิติเรื่องร้องเรียน"),
        ("<p>ไม่มีข้อมูลการจัดซื้อจัดจ้างในเดือนนี้</p>", "สขร.1"),
        ("<p>โทร 0-4040-4404</p>", "ติดต่อ"),
        ("<table><tr><td>ก<td>ไม่พบข้อมูล</table>", "ตาราง"),
    ],
)
def test_a_page_that_says_that_there_was_nothing_this_year_is_found(body, title):
    assert codes(body, title) == []


@pytest.mark.parametrize(
    ("url", "address", "found"),
    [
        ("http://a.go.th/oit/o1", "https://www.a.go.th/", ["soft_404"]),
        ("http://a.go.th/index.php?id=7", "http://a.go.th/index.php", ["soft_404"]),
        ("http://a.go.th/", "https://www.a.go.th/index.php", []),
        ("http://a.go.th/th", "http://a.go.th/th/home", []),
        ("http://a.go.th/oit/o1", "http://a.go.th/oit/o1/", []),
        ("http://short.th/x1", "http://a.go.th/", []),
    ],
)
def test_whoever_is_sent_to_the_first_page_has_not_found_the_page(url, address, found):
    assert codes(LONG, "อบต.ตัวอย่าง", url, address) == found


def test_a_site_that_is_out_of_order_has_the_trouble_of_its_server():
    assert codes("Error establishing a database connection") == ["server_error"]
    assert codes("เว็บไซต์นี้ปิดปรับปรุงชั่วคราว") == ["server_error"]


def test_a_sign_in_page_in_place_of_the_content_is_a_wall():
    form = "<form><input name=user><input type=password name=p><button>เข้าสู่ระบบ</button></form>"

    assert codes(form, "เข้าสู่ระบบ") == ["login_wall"]
    assert codes("คุณต้องเข้าสู่ระบบก่อนจึงจะเห็นหน้านี้") == ["login_wall"]
    assert codes("x", address="https://login.microsoftonline.com/a") == ["login_wall"]
    assert codes(LONG + form, "แผน") == []


def test_a_drive_that_asks_for_permission_is_private():
    drive = "https://drive.google.com/file/d/abcdefghijk/view"
    sign_in = "https://accounts.google.com/ServiceLogin?continue=x"

    assert codes("คุณต้องขอสิทธิ์เข้าถึง", "Google Drive", drive, drive) == ["drive_private"]
    assert codes("You need access", "Google Drive", drive, drive) == ["drive_private"]
    assert codes("ลงชื่อเข้าใช้", "", drive, sign_in) == ["drive_private"]
    assert codes("You need access", "Example") == []
    assert is_shared_drive("https://x.sharepoint.com/a")
    assert not is_shared_drive(HERE)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("<p>This domain is for sale. Buy this domain.</p>", "example.go.th"),
        ("<p>โดเมนนี้หมดอายุ</p>", ""),
        ("<p>สมัครวันนี้ ฝากถอนไม่มีขั้นต่ำ</p>", "สล็อตเว็บตรง บาคาร่า แทงบอล"),
        ("<p>สล็อต บาคาร่า คาสิโน แทงบอล เครดิตฟรี ยิงปลา</p>" * 3, "อบต.ตัวอย่าง"),
    ],
)
def test_a_domain_that_somebody_else_took_is_parked(body, title):
    assert codes(body, title) == ["parked_domain"]


def test_an_office_that_warns_of_gambling_is_not_parked():
    body = "<p>เตือนภัยเว็บพนัน สล็อต บาคาร่า คาสิโน แทงบอล เครดิตฟรี</p>" * 4

    assert codes(body, "รู้เท่าทันเว็บพนัน สล็อต") == []


def test_a_page_that_waits_for_its_script_is_told_from_an_empty_one():
    assert codes("<div id=root></div><script src=a.js></script>") == ["needs_javascript"]
    assert codes("<noscript>Please enable JavaScript</noscript><script></script>") == [
        "needs_javascript"
    ]
    assert codes("") == ["empty_page"]
    assert codes("<div> &nbsp; </div>") == ["empty_page"]


def test_a_page_of_a_picture_a_map_or_a_link_is_not_empty():
    assert codes("<img src=a.jpg>") == []
    assert codes("<iframe src='https://www.google.com/maps/embed?x'></iframe>") == []
    assert codes("<a href='a.pdf'></a>") == []
    assert codes("<p>อยู่ระหว่างดำเนินการ</p>") == []


def test_a_folder_of_a_drive_is_told_as_such_unless_nobody_is_let_in():
    folder = "https://drive.google.com/drive/u/0/folders/1AbcDefGhi"

    assert codes("<div>ไดรฟ์</div><script></script>", url=folder) == ["drive_folder"]
    assert codes("<p>คุณต้องมีสิทธิ์เข้าถึง</p>", url=folder) == ["drive_private"]
