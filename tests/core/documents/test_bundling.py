"""Which kinds a year has, and the ZIP file with a folder for each item that they prove."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest

from prongsai.core.documents.blocks import Photo, words
from prongsai.core.documents.bundling import files_of_year, kinds_for
from prongsai.core.documents.meeting_told import MeetingTold
from prongsai.core.documents.plan import Plan
from prongsai.core.documents.profile import Details
from prongsai.core.documents.reading_aloud import as_text
from tests.core.documents.kinds.letters import (
    FIRST_HALF,
    OPEN_RESULTS,
    make_letter,
    make_result,
    measures_only,
    with_results,
)
from tests.core.documents.plans import make_measure, make_plan

LETTERS = ("cover", "memo", "announcement")
BY_INDICATOR = {"theme": "", "indicator": "4"}


def kinds_of(*measures, **changes):
    """The kinds of a result and a plan, without the letters."""
    plan = make_plan(*measures, **changes)
    return kinds_for(make_letter(result=make_result(), plan=plan))[len(LETTERS) :]


def as_words(document, *_):
    return as_text(document).encode()


def files(material, **changes):
    """The files of a year by name, rendered as their text."""
    with ZipFile(BytesIO(files_of_year(material, as_words, **changes))) as kept:
        return {name: kept.read(name) for name in kept.namelist()}


def reading(material, **changes):
    """The lines of the text that explains the files."""
    return files(material, **changes)["อ่านก่อน.txt"].decode("utf-8-sig").split("\r\n")


def test_a_result_alone_gives_the_analysis_in_nine_sections_with_its_follow_up_table():
    assert kinds_for(make_letter(result=make_result())) == (*LETTERS, "analysis-sections")


def test_a_plan_alone_gives_its_measures():
    assert kinds_for(make_letter(plan=measures_only())) == (*LETTERS, "measures-themes")


@pytest.mark.parametrize(
    ("measure", "kinds"),
    [
        ({}, ("analysis-themes", "measures-themes", "follow-up")),
        ({"heading": "ย่อย"}, ("analysis-themes", "measures-subthemes", "follow-up")),
        ({"methods": ()}, ("analysis-themes", "measures-subthemes", "follow-up")),
        (BY_INDICATOR, ("analysis-indicators", "measures-indicators", "follow-up")),
    ],
)
def test_the_measures_say_which_analysis_and_table_they_belong_to(measure, kinds):
    assert kinds_of(make_measure(**OPEN_RESULTS, **measure)) == kinds


@pytest.mark.parametrize(
    ("measure", "kind"), [({}, "results-outcomes"), ({"outcomes": ()}, "results-suggestions")]
)
def test_what_was_done_is_reported_with_outcomes_where_there_are_some(measure, kind):
    assert kinds_of(make_measure(**measure))[2:] == (kind, "follow-up", "photos")


def test_limitations_and_photographs_are_there_where_somebody_gave_them():
    material = make_letter(plan=make_plan(limitations={"staff": ("น้อย",), "budget": ()}))
    bare = replace(material, plan=Plan(2567, 2566, limitations={"staff": ()}))
    with_photo = replace(bare, photos=(Photo(None, words("วันประชุม")),))

    assert kinds_for(material)[4] == "constraints"
    assert kinds_for(bare) == LETTERS
    assert kinds_for(with_photo) == (*LETTERS, "photos")


def test_a_chosen_variant_stands_instead_of_the_usual_one():
    material = make_letter(result=make_result(), plan=measures_only())

    assert kinds_for(material, ("measures-indicators", "analysis-sections")) == (
        *LETTERS,
        "analysis-sections",
        "measures-indicators",
    )


def test_a_folder_for_each_item_and_one_for_the_others():
    plan = with_results(reported=FIRST_HALF)
    named = list(files(make_letter(result=make_result(), plan=plan), formats=("pdf",)))

    # What was done in 2567 is asked for in the year after, under another number.
    assert named == [
        "อ่านก่อน.txt",
        "เอกสารอื่น/01 ปก.pdf",
        "เอกสารอื่น/02 บันทึกข้อความ.pdf",
        "เอกสารอื่น/03 ประกาศ.pdf",
        "O34 ปีงบประมาณ 2567/04 รายงานการวิเคราะห์ ๗ ประเด็น.pdf",
        "O34 ปีงบประมาณ 2567/05 มาตรการรายประเด็น (วิธีการและขั้นตอน).pdf",
        "O28 ปีงบประมาณ 2568/06 รายงานผลและผลลัพธ์.pdf",
        "O34 ปีงบประมาณ 2567/07 ตารางกำกับติดตาม.pdf",
        "O28 ปีงบประมาณ 2568/08 ภาพกิจกรรม.pdf",
        "เอกสารอื่น/09 เอกสารทั้งชุดของปี.pdf",
    ]


def test_results_that_two_years_ask_for_are_in_both_folders():
    plan = with_results(year=2566, assessed=2565)
    named = files(make_letter(result=make_result(2565), plan=plan), formats=("pdf",))
    results = [name for name in named if name.endswith("รายงานผลและผลลัพธ์.pdf")]

    assert results == [
        "O43 ปีงบประมาณ 2566/06 รายงานผลและผลลัพธ์.pdf",
        "O35 ปีงบประมาณ 2567/06 รายงานผลและผลลัพธ์.pdf",
    ]
    assert len({named[name] for name in results}) == 1


def test_every_name_can_be_kept_by_every_system():
    plan = with_results(limitations={"staff": ("น้อย",)})
    named = files(make_letter(result=make_result(), plan=plan))
    parts = [part for name in named for part in name.split("/")]

    assert len(named) == len({name.lower() for name in named}) == 21
    assert max(len(part.encode()) for part in parts) <= 120
    assert not {letter for part in parts for letter in part} & set('<>:"\\|?*')


def test_the_text_says_which_file_proves_which_item_and_what_is_to_be_checked():
    told = reading(make_letter(result=make_result(), plan=measures_only()))

    assert told[:31] == [
        "เอกสารประจำปีของเทศบาลตำบลน้ำคำ",
        "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2566 และมาตรการ ประจำปีงบประมาณ พ.ศ. 2567",
        "",
        "1. เอกสารที่เป็นหลักฐานของข้อตรวจ OIT",
        "",
        "ข้อ O34 มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน (หลักเกณฑ์ปีงบประมาณ พ.ศ. 2567)",
        "แฟ้ม: O34 ปีงบประมาณ 2567",
        "    04 รายงานการวิเคราะห์ ๗ ประเด็น (.pdf, .docx)",
        "    05 มาตรการรายประเด็น (วิธีการและขั้นตอน) (.pdf, .docx)",
        "    06 ตารางกำกับติดตาม (.pdf, .docx)",
        "รายการที่ข้อนี้ต้องแสดง โปรดตรวจทีละรายการก่อนเผยแพร่",
        "    [ ] มีการวิเคราะห์ผลการประเมิน ITA ของปีที่ผ่านมา",
        "    [ ] มีข้อบกพร่องหรือจุดอ่อนที่ต้องแก้ไข",
        "    [ ] มีมาตรการแก้ไขหรือพัฒนา",
        "    [ ] มีผู้รับผิดชอบแต่ละมาตรการ",
        "    [ ] มีขั้นตอนหรือวิธีปฏิบัติของแต่ละมาตรการ",
        "    [ ] ระบุระยะเวลาดำเนินการของแต่ละมาตรการ",
        "    [ ] มีการกำกับติดตามและรายงานผล",
        "    [ ] เป็นมาตรการที่ใช้ในปีงบประมาณที่ประเมิน",
        "",
        "ข้อ O28 รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน "
        "(หลักเกณฑ์ปีงบประมาณ พ.ศ. 2568)",
        "ยังไม่มีเอกสารสำหรับข้อนี้",
        "รายการที่ข้อนี้ต้องแสดง โปรดตรวจทีละรายการก่อนเผยแพร่",
        "    [ ] แสดงผลการดำเนินการของแต่ละมาตรการ",
        "    [ ] เป็นรายงานของปีงบประมาณก่อนปีที่ประเมิน",
        "",
        "2. เอกสารอื่น ซึ่งไม่ใช่หลักฐานของข้อตรวจโดยตรง หรือเป็นของปีที่ยังไม่มีหลักเกณฑ์",
        "แฟ้ม: เอกสารอื่น",
        "    01 ปก (.pdf, .docx)",
        "    02 บันทึกข้อความ (.pdf, .docx)",
        "    03 ประกาศ (.pdf, .docx)",
    ]


def test_the_text_lists_what_is_still_open():
    told = reading(make_letter(result=make_result(), plan=measures_only()))

    assert told[told.index("3. ช่องว่างที่ยังต้องเติม") + 1 :] == [
        "02 บันทึกข้อความ",
        "    - ชื่อหัวหน้าสำนักปลัด",
        "    - ชื่อปลัดเทศบาล",
        "    - ชื่อนายกเทศมนตรีตำบลน้ำคำ",
        "03 ประกาศ",
        "    - ชื่อนายกเทศมนตรีตำบลน้ำคำ",
        "",
    ]


def test_the_text_speaks_in_thai_numerals_but_names_of_files_stay():
    material = replace(make_letter(result=make_result(), plan=measures_only()), numerals="thai")
    told = reading(material)

    assert told[3:8] == [
        "๑. เอกสารที่เป็นหลักฐานของข้อตรวจ OIT",
        "",
        "ข้อ O๓๔ มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน (หลักเกณฑ์ปีงบประมาณ พ.ศ. ๒๕๖๗)",
        "แฟ้ม: O34 ปีงบประมาณ 2567",
        "    04 รายงานการวิเคราะห์ ๗ ประเด็น (.pdf, .docx)",
    ]


def test_a_year_without_rules_has_all_files_among_the_others():
    last = with_results(year=2640, assessed=2569)
    material = make_letter(result=make_result(2569), plan=last)

    assert {name.split("/")[0] for name in files(material)} == {"อ่านก่อน.txt", "เอกสารอื่น"}
    assert "ไม่พบข้อตรวจที่ใช้เอกสารเหล่านี้เป็นหลักฐานในหลักเกณฑ์ที่มี" in reading(material)


def test_the_same_material_gives_the_same_bytes():
    material = make_letter(result=make_result(), plan=with_results())

    assert files_of_year(material, as_words) == files_of_year(material, as_words)


def test_progress_counts_every_rendering_once():
    heard = []
    material = make_letter(plan=measures_only())
    files_of_year(material, as_words, progress=lambda done, total: heard.append((done, total)))

    assert heard == [(number, 8) for number in range(1, 9)]


def test_a_memo_prepared_apart_is_in_the_zip_as_it_was_prepared():
    material = make_letter(result=make_result())
    own = {"memo": replace(material, details=Details(number="ศก 75701/12"))}

    texts = files(material, own=own)

    assert any("ศก 75701/12" in text.decode("utf-8-sig") for text in texts.values())


def test_a_memo_prepared_apart_keeps_its_numerals():
    material = make_letter(result=make_result())
    heard = {}

    def hear(document, _, numerals):
        heard[document.kind] = numerals
        return b""

    files_of_year(material, hear, own={"memo": replace(material, numerals="thai")})

    assert (heard["memo"], heard["announcement"]) == ("thai", "arabic")


def test_photographs_that_were_started_are_in_the_zip_without_results():
    material = make_letter(result=make_result())

    names = files(material, own={"photos": material})

    assert any("ภาพกิจกรรม" in name for name in names)


def test_a_bundle_prepared_apart_is_in_the_zip_as_it_was_prepared():
    material = make_letter(result=make_result(), plan=make_plan(make_measure()))
    own = {"bundle": replace(material, details=Details(number="ศก 75701/99"))}

    texts = files(material, own=own)

    whole = next(text for name, text in texts.items() if "เอกสารทั้งชุด" in name)
    assert "ศก 75701/99" in whole.decode("utf-8-sig")


HELD = MeetingTold("3/2568", date(2025, 3, 12), assessed=2566, year=2567, is_held=True)
CALLED = HELD._replace(number="4/2568", on=date(2025, 4, 9), is_held=False)


def test_the_papers_of_every_meeting_of_the_year_have_a_folder_of_their_own():
    material = replace(make_letter(result=make_result()), meetings=(HELD, CALLED))

    named = [name for name in files(material, formats=("pdf",)) if name.startswith("การประชุม/")]

    assert named == [
        "การประชุม/ครั้งที่ 3-2568 ระเบียบวาระการประชุม.pdf",
        "การประชุม/ครั้งที่ 3-2568 รายงานการประชุม.pdf",
        "การประชุม/ครั้งที่ 4-2568 ระเบียบวาระการประชุม.pdf",
    ]
    told = reading(material)
    place = told.index("แฟ้ม: การประชุม")
    assert told[place + 1] == "    ครั้งที่ 3-2568 ระเบียบวาระการประชุม (.pdf, .docx)"


def test_a_paper_of_a_meeting_is_in_the_zip_as_it_was_prepared_and_its_memo_too():
    material = replace(make_letter(result=make_result()), meetings=(HELD,))
    worded = {"minutes": {"ends": "ปิดประชุมเที่ยงตรง"}}
    own = {
        "minutes 3/2568": replace(material, meeting=HELD, overlay=worded),
        "memo 3/2568": replace(material, meeting=HELD, details=Details(number="ศก 75701/40")),
    }

    texts = files(material, own=own, formats=("txt",))

    assert "ปิดประชุมเที่ยงตรง" in texts["การประชุม/ครั้งที่ 3-2568 รายงานการประชุม.txt"].decode()
    assert "ศก 75701/40" in texts["การประชุม/ครั้งที่ 3-2568 บันทึกข้อความ.txt"].decode()
