"""News on the agency's own work, and its privacy policy."""

from prongsai.core.evidence.shown import Link
from tests.core.evidence.elements.looking import SITE, found, page

HEADLINES = ("ออกหน่วยฉีดวัคซีนป้องกันโรคพิษสุนัขบ้า หมู่ที่ 1-8", "ขอเชิญประชุมประชาคมเพื่อจัดทำแผนพัฒนาท้องถิ่น")
DATED = ("ข่าวประชาสัมพันธ์", "12 มกราคม 2568", HEADLINES[0], "5 กุมภาพันธ์ 2568", HEADLINES[1])


def both(*lines: str, **changes) -> tuple[bool | None, bool | None]:
    """Whether there are news, and whether they are of the year."""
    shown = page(*lines, **changes)
    return (found("o4", "news", shown), found("o4", "current_year", shown))


def test_headlines_with_their_days_are_news_of_the_year():
    assert both(*DATED) == (True, True)


def test_headlines_may_be_links():
    links = tuple(Link(f"{SITE}/{n}", line) for n, line in enumerate(HEADLINES))

    assert both("ข่าวประชาสัมพันธ์", "12 ม.ค. 68", *HEADLINES, links=links)[0] is True


def test_news_of_years_ago_are_not_of_the_year():
    old = tuple(line.replace("2568", "2565") for line in DATED)

    assert both(*old) == (True, False)


def test_the_day_of_today_and_of_the_last_change_are_no_news():
    old = tuple(line.replace("2568", "2565") for line in DATED)
    lines = ("วันเสาร์ที่ 31 พฤษภาคม 2568", *old, "ปรับปรุงล่าสุด 30 พฤษภาคม 2568")

    assert both(*lines) == (True, False)


def test_a_page_without_news_says_so_or_is_empty():
    assert both("ข่าวประชาสัมพันธ์", "ยังไม่มีข่าวในหมวดนี้")[0] is False
    assert both("ข่าวประชาสัมพันธ์", "ไม่พบข้อมูล")[0] is False
    assert both("ข่าวประชาสัมพันธ์")[0] is False


POLICY = (
    "นโยบายการคุ้มครองข้อมูลส่วนบุคคล",
    "หน่วยงานเก็บรวบรวมข้อมูลของท่านเท่าที่จำเป็น",
    "สิทธิของเจ้าของข้อมูล และระยะเวลาในการเก็บรักษา",
)


def test_a_privacy_policy_has_words_of_its_own():
    assert found("o10", "privacy_policy", page(*POLICY), year=2566) is True
    assert found("o10", "privacy_policy", page("เว็บไซต์นี้ใช้คุกกี้ ยอมรับ"), year=2566) is False
    links = (Link(f"{SITE}/privacy", "นโยบายคุ้มครองข้อมูลส่วนบุคคล"),)
    assert found("o10", "privacy_policy", page("หน้าแรก", links=links), year=2566) is None
