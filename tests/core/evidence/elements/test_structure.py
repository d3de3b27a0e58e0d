"""Structure, duties, laws, and what only some kinds of agency show."""

from prongsai.core.evidence.shown import Link, Picture
from tests.core.evidence.elements.looking import SITE, file, found, linking, page

UNITS = ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา ศาสนาและวัฒนธรรม")
POSITIONS = ("นายกองค์การบริหารส่วนตำบล", "รองนายกองค์การบริหารส่วนตำบล", "ปลัดองค์การบริหารส่วนตำบล")
DUTIES = (
    "อำนาจหน้าที่ขององค์การบริหารส่วนตำบล",
    "1. จัดให้มีและบำรุงรักษาทางน้ำและทางบก",
    "2. รักษาความสะอาดของถนน ทางน้ำ ทางเดิน และที่สาธารณะ",
    "3. ป้องกันโรคและระงับโรคติดต่อ",
)
CHART = Picture(f"{SITE}/upload/2024/01.jpg", "แผนผังโครงสร้างการแบ่งส่วนราชการ", "")
ACT = (
    "พระราชบัญญัติสภาตำบลและองค์การบริหารส่วนตำบล",
    "ให้ไว้ ณ วันที่ ๒๖ พฤศจิกายน",
    *(f"มาตรา {n} ในพระราชบัญญัตินี้ องค์การบริหารส่วนตำบลมีหน้าที่บำรุงรักษาทางน้ำ" for n in range(1, 15)),
    "ผู้รับสนองพระราชโองการ",
)


def test_a_picture_that_is_said_to_be_the_chart_is_one():
    assert found("o1", "chart", page("โครงสร้าง", *UNITS, pictures=(CHART,))) is True


def test_a_picture_below_a_heading_of_the_structure_is_the_chart():
    nameless = Picture(f"{SITE}/upload/2024/01.jpg", "", "")

    assert found("o1", "chart", page("โครงสร้างส่วนราชการ", pictures=(nameless,))) is True


def test_boxes_in_text_below_a_chart_heading_are_a_chart():
    assert found("o1", "chart", page("แผนผังโครงสร้างองค์กร", *POSITIONS, *UNITS)) is True


def test_a_list_of_units_is_no_chart():
    assert found("o1", "chart", page("ส่วนราชการภายใน", *UNITS)) is False


def test_roads_and_maps_of_the_website_are_no_structure():
    look_alike = Picture(f"{SITE}/upload/road.jpg", "โครงสร้างพื้นฐาน", "")
    sitemap = Picture(f"{SITE}/upload/web.jpg", "แผนผังเว็บไซต์", "")

    text = "ข้อมูลทั่วไปขององค์การบริหารส่วนตำบลซึ่งตั้งอยู่ทางทิศเหนือของอำเภอ มีพื้นที่สามสิบตารางกิโลเมตร " * 3
    assert found("o1", "chart", page(text, pictures=(look_alike,))) is False
    assert found("o1", "chart", page(text, pictures=(sitemap,))) is False


def test_units_and_positions_are_named_in_text_or_cannot_be_told_from_a_picture():
    assert found("o1", "units", page("โครงสร้าง", *UNITS)) is True
    assert found("o1", "key_positions", page("โครงสร้าง", *POSITIONS)) is True
    assert found("o1", "units", page("โครงสร้าง", pictures=(CHART,))) is None
    assert found("o1", "key_positions", page("โครงสร้าง", pictures=(CHART,))) is None
    assert found("o1", "units", page("โครงสร้าง", "ฝ่ายการเมือง", "ฝ่ายประจำ")) is False


def test_duties_in_points_are_duties_and_summed_up():
    assert found("o1", "duties", page(*DUTIES)) is True
    assert found("o1", "summarised", page(*DUTIES)) is True


def test_the_text_of_an_act_has_the_duties_and_sums_up_nothing():
    assert found("o1", "duties", linking(file(*ACT), "อำนาจหน้าที่")) is True
    assert found("o1", "summarised", linking(file(*ACT), "อำนาจหน้าที่")) is False


def test_a_page_of_units_only_has_no_duties():
    assert found("o1", "duties", page("โครงสร้างและอำนาจหน้าที่", *UNITS, *POSITIONS)) is False


def test_a_local_agency_shows_both_sides():
    both = page("โครงสร้าง", "สภาองค์การบริหารส่วนตำบล", *POSITIONS, *UNITS)

    assert found("o1", "political_and_permanent", both) is True
    permanent = page("โครงสร้าง", "ปลัดองค์การบริหารส่วนตำบล", "ผู้อำนวยการกองคลัง")
    assert found("o1", "political_and_permanent", permanent) is False
    political = page("โครงสร้าง", "นายกองค์การบริหารส่วนตำบล", "สมาชิกสภา")
    assert found("o1", "political_and_permanent", political) is False


def test_others_need_not_show_both_sides_nor_a_governor():
    department = page("โครงสร้าง", "อธิบดีกรมสมมุติ")

    assert found("o1", "political_and_permanent", department, agency="กรมสมมุติ") is True
    assert found("o1", "governor_and_units", department, agency="กรมสมมุติ") is True
    school = "โรงเรียนเทศบาล 1 สมมุติ"
    assert found("o1", "political_and_permanent", department, agency=school) is True


def test_a_province_shows_governor_deputies_office_and_units():
    lines = ("ผู้ว่าราชการจังหวัดสมมุติ", "รองผู้ว่าราชการจังหวัดสมมุติ", "สำนักงานจังหวัดสมมุติ")
    units = "ส่วนราชการประจำจังหวัด"

    def shown(*of: str) -> bool | None:
        return found("o1", "governor_and_units", page("โครงสร้าง", *of), agency="จังหวัดสมมุติ")

    assert shown(*lines, units) is True
    assert shown(*lines) is False
    assert shown(*lines[1:], units) is False


def test_the_kind_of_agency_is_read_from_its_pages_where_no_name_is_given():
    local = page("โครงสร้าง", "ปลัดเทศบาล", title="เทศบาลตำบลสมมุติ")
    department = page("โครงสร้าง", title="กรมสมมุติ | โครงสร้าง")

    assert found("o1", "political_and_permanent", local, agency="") is False
    assert found("o1", "political_and_permanent", department, agency="") is True
    assert found("o1", "political_and_permanent", page("โครงสร้าง"), agency="") is None


def test_laws_are_named_and_those_repealed_are_not_in_force():
    named = page("กฎหมายที่เกี่ยวข้อง", "พระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. ๒๕๔๐")
    repealed = page("ระเบียบกระทรวงมหาดไทยว่าด้วยการพัสดุ พ.ศ. ๒๕๓๕ (ยกเลิกแล้ว)")

    assert found("o6", "laws", named, year=2563) is True
    assert found("o6", "in_force", named, year=2563) is True
    assert found("o6", "in_force", repealed, year=2563) is False
    assert found("o6", "laws", page("กฎหมายที่เกี่ยวข้อง", "ไม่มีข้อมูล"), year=2563) is False


def test_laws_behind_links_are_named_by_their_links():
    links = (Link(f"{SITE}/law", "พ.ร.บ. การจัดซื้อจัดจ้างและการบริหารพัสดุภาครัฐ พ.ศ. ๒๕๖๐"),)

    assert found("o6", "laws", page("กฎหมาย", links=links), year=2563) is True


def test_the_legal_basis_of_a_task_names_a_law():
    manual = file("คู่มือการปฏิบัติงาน", "กฎหมายที่เกี่ยวข้อง: ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ")

    assert found("o10", "legal_basis", manual, year=2567) is True
    assert found("o10", "legal_basis", file("คู่มือ", "ขั้นตอนการรับหนังสือ"), year=2567) is False


def test_a_document_of_the_structure_may_have_the_chart_in_it():
    paper = file("โครงสร้างส่วนราชการ", *POSITIONS, *UNITS)

    assert found("o1", "chart", linking(paper, "โครงสร้าง")) is None
    drawn = file("แผนภูมิโครงสร้างการบริหาร", *POSITIONS, *UNITS)
    assert found("o1", "chart", linking(drawn, "โครงสร้าง")) is True


def test_units_that_are_links_to_pages_of_their_own_are_named():
    links = tuple(Link(f"{SITE}/{n}", unit) for n, unit in enumerate(UNITS))

    assert found("o1", "units", page("โครงสร้างส่วนราชการ", *UNITS, links=links)) is True


def test_a_link_to_a_law_sums_up_no_duties():
    links = (Link("https://law.example.com/act.pdf", "พ.ร.บ. สภาตำบลและองค์การบริหารส่วนตำบล"),)

    assert found("o1", "summarised", page("หน้าที่และอำนาจ", links=links)) is False
