"""A page is what its visitors see of it."""

from time import process_time

import pytest

from prongsai.core.evidence.shown import Form, Link, Picture
from prongsai.fetching.html_page import page_of

HERE = "http://www.example.go.th/p/index.html"


def page(body, head=""):
    return page_of(f"<html><head>{head}</head><body>{body}</body></html>", HERE)


def test_visible_text_is_read_in_its_order_and_nothing_else():
    seen = page(
        "<h1>ติดต่อ</h1><p>โทร <b>0-4424</b>-9999<br>โทรสาร</p><script>var a</script>"
        "<style>p{}</style><template>t</template><noscript>n</noscript><!-- c -->"
        "<p hidden>ซ่อน</p><div style='color:red; display: none'>ซ่อน</div>"
        "<textarea>x</textarea><select><option>y</option></select><div>ท้าย</div>"
    )

    assert seen.lines == ("ติดต่อ", "โทร 0-4424-9999", "โทรสาร", "ท้าย")


def test_the_title_has_the_first_heading_where_that_says_more():
    assert page("<h1>แผน 2568</h1>", "<title>อบต.</title>").title == "อบต. · แผน 2568"
    assert page("<h1>อบต.</h1>", "<title>อบต. ตัวอย่าง</title>").title == "อบต. ตัวอย่าง"
    assert page("<h1>แผน</h1>").title == "แผน"


def test_a_row_of_a_table_is_a_line_unless_its_cells_have_lines_of_their_own():
    seen = page(
        "<table><tr><td><p>โทรศัพท์</p></td><td>044-249999</td></tr>"
        "<tr><td>นาย ก ข<br>นายก</td><td>นาย ค ง<br>ปลัด</td></tr></table>"
    )

    assert seen.lines == ("โทรศัพท์ 044-249999", "นาย ก ข", "นายก", "นาย ค ง", "ปลัด")


def test_what_spans_rows_and_columns_stands_in_each_of_them():
    seen = page(
        "<table><tr><th rowspan=2>โครงการ<th colspan=2>งบประมาณ</tr>"
        "<tr><th>ตั้งไว้<th>เบิกจ่าย<tr><td>ซ่อมถนน<td>100<td>50</table>"
    )

    assert seen.tables == (
        (
            ("โครงการ", "งบประมาณ", "งบประมาณ"),
            ("โครงการ", "ตั้งไว้", "เบิกจ่าย"),
            ("ซ่อมถนน", "100", "50"),
        ),
    )


def test_a_table_that_lays_out_a_page_is_none():
    seen = page("<table><tr><td>เมนู<td><table><tr><td>ก<td>1</table></table>")

    assert seen.tables == ((("ก", "1"),),)


def test_links_are_absolute_and_those_of_scripts_and_hidden_mail_are_read():
    code = "20" + bytes(letter ^ 0x20 for letter in b"a@example.go.th").hex()
    seen = page(
        "<a href='x.pdf'>แผน</a><a href='//h.go.th/y'> ข  ค </a><a href='#top'>บน</a>"
        "<a href='javascript:void(0)'>ว่าง</a><a href='#' onclick=\"window.open('z.pdf')\">เปิด</a>"
        f"<a href='/cdn-cgi/l/email-protection' data-cfemail='{code}'>[email]</a>"
        "<a href='/p'><img src='i.png' alt='ภาพ'></a><map><area href='/m' alt='จุด'></map>",
        "<base href='/sub/'>",
    )

    assert seen.links == (
        Link("http://www.example.go.th/sub/x.pdf", "แผน"),
        Link("http://h.go.th/y", "ข ค"),
        Link("http://www.example.go.th/sub/z.pdf", "เปิด"),
        Link("mailto:a@example.go.th", "a@example.go.th"),
        Link("http://www.example.go.th/p", "ภาพ"),
        Link("http://www.example.go.th/m", "จุด"),
    )
    assert "a@example.go.th" in seen.lines[0]


def test_a_menu_is_left_out_of_the_lines_and_its_links_are_kept():
    menu = (
        "<nav><ul><li><a href='#'>เกี่ยวกับหน่วยงาน</a><ul><li><a href='/a'>ร้องเรียน</a>"
        "<li><a href='/b'>แผนที่</a></ul></ul></nav>"
    )
    text = "<p>ยินดีต้อนรับสู่เว็บไซต์ขององค์การบริหารส่วนตำบลตัวอย่าง</p>"
    seen = page(menu + text)

    assert seen.lines == ("ยินดีต้อนรับสู่เว็บไซต์ขององค์การบริหารส่วนตำบลตัวอย่าง",)
    assert [link.text for link in seen.links] == ["ร้องเรียน", "แผนที่"]
    assert page(menu).lines == ("เกี่ยวกับหน่วยงาน", "ร้องเรียน", "แผนที่")


def test_a_picture_comes_with_the_words_beside_it():
    seen = page(
        "<table><tr><td><img src='a.jpg'><br>นาย ก ข"
        "<td><img src='b.jpg' alt='รูป'><p>นาย ค ง</table>"
        "<figure><img data-src='c.jpg'><figcaption>แผนที่</figcaption></figure>"
        "<div><p><img src='data:image/png;base64,AAAA'></p></div>"
    )

    assert seen.pictures == (
        Picture("http://www.example.go.th/p/a.jpg", "", "นาย ก ข"),
        Picture("http://www.example.go.th/p/b.jpg", "รูป", "นาย ค ง"),
        Picture("http://www.example.go.th/p/c.jpg", "", "แผนที่"),
        Picture("data:image/png", "", "นาย ก ข นาย ค ง แผนที่"),
    )


def test_a_form_has_its_fields_and_words():
    seen = page(
        "<form action='send'><label>ชื่อ</label><input name='name'><input type='hidden' name='t'>"
        "<input type='password' placeholder='รหัสผ่าน'><textarea name='text'></textarea>"
        "<input type='submit' value='ส่ง'></form>"
    )

    assert seen.forms == (
        Form("http://www.example.go.th/p/send", ("name", "รหัสผ่าน", "text"), "ชื่อ รหัสผ่าน ส่ง"),
    )
    assert seen.passwords == 1


def test_frames_language_and_where_a_page_goes_on_to_are_told():
    seen = page_of(
        "<html lang='TH'><head><meta http-equiv='Refresh' content='0; url=/main.php'></head>"
        "<body><iframe src='//maps.google.com/maps?q=1'></iframe><embed src='a.pdf'></body>",
        HERE,
    )

    assert seen.frames == ("http://maps.google.com/maps?q=1", "http://www.example.go.th/p/a.pdf")
    assert (seen.language, seen.leads_to) == ("th", "http://www.example.go.th/main.php")
    assert page("<script>window.location.href = 'x.php'</script>").leads_to.endswith("/p/x.php")


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + "x",
        "<table><tr><td>" * 20_000 + "x",
        "".join(f"<p><font size={size}>" for size in range(20_000)),
        "<table>" + "<tr><td>1<td>2" * 300_000 + "</table>",
        "<table><tr>" + "<td rowspan=60000 colspan=1000>x" * 1000 + "<tr><td>y" * 1000,
        "<p " + "a=b " * 500_000 + ">",
        "<" * 3_000_000,
        "<!--" * 1_000_000,
        "<svg><script>alert(1)</script>" * 20_000,
        "<select><option>" * 100_000,
        "<img src='data:image/svg+xml," + "A" * 1_000_000 + "'>",
        "<a href='javascript:" + "a" * 1_000_000 + "'>x</a>",
        "\0\ud800<p>x",
    ],
    ids=lambda html: html[:20],
)
def test_hostile_pages_are_read_in_a_moment(html):
    began = process_time()  # whatever else the computer does meanwhile
    seen = page(html)

    assert process_time() - began < 20
    assert sum(len(row) for table in seen.tables for row in table) <= 200_000
