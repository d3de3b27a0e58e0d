"""The announcement, with the openings that seed 003 fixes (domain file, section 3)."""

from dataclasses import replace

from prongsai.core.documents.profile import Details, Signer
from tests.core.documents.kinds.letters import (
    FULL,
    OPEN,
    lines,
    make_letter,
    make_result,
    measures_only,
    open_in,
    with_results,
)

ASSESSMENT = (
    "การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ "
    "(Integrity and Transparency Assessment : ITA)"
)
WORKING_GROUP = "คณะทำงานการประเมินคุณธรรมและความโปร่งใส (ITA)"
REPORT = f"รายงานการวิเคราะห์ผล{ASSESSMENT} ประจำปีงบประมาณ พ.ศ. 2566"
DOTS, DATE_DOTS = "." * 40, "." * 30
SUBJECT = [
    "เรื่อง รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส",
    "ในการดำเนินงานของหน่วยงานภาครัฐ",
    "(Integrity and Transparency Assessment : ITA) ประจำปีงบประมาณ พ.ศ. 2566",
]


def test_an_announcement_with_everything_known():
    assert lines("announcement", make_letter(result=make_result())) == [
        "ประกาศเทศบาลตำบลน้ำคำ",
        *SUBJECT,
        f"ด้วยเทศบาลตำบลน้ำคำ มีข้อสั่งการให้งานนิติการ จัดทำ{REPORT} "
        "โดยกำหนดผู้รับผิดชอบและช่วงเวลาติดตามให้ชัดเจน เพื่อให้ทุกส่วนราชการถือปฏิบัติไปในแนวทางเดียวกัน นั้น",
        f"บัดนี้ งานนิติการ เทศบาลตำบลน้ำคำ ได้ประชุม{WORKING_GROUP} เมื่อวันที่ 20 ตุลาคม 2566 "
        f"และจัดทำ{REPORT} เรียบร้อยแล้ว",
        f"ดังนั้น เทศบาลตำบลน้ำคำ จึงประชาสัมพันธ์{REPORT} ให้ทุกส่วนราชการในสังกัดเทศบาลตำบลน้ำคำ "
        "และประชาชนรับทราบ ผ่านช่องทางศูนย์ข้อมูลข่าวสาร เว็บไซต์ของเทศบาล และป้ายประกาศ "
        "รายละเอียดปรากฏตามเอกสารท้ายประกาศนี้",
        "ประกาศ ณ วันที่ 3 พฤศจิกายน 2566",
        f"({DOTS})",
        "นายกเทศมนตรีตำบลน้ำคำ",
    ]


def test_an_announcement_of_which_nothing_is_known_but_the_agency():
    material = make_letter(OPEN, Details(), make_result())

    assert lines("announcement", material) == [
        "ประกาศเทศบาลตำบลน้ำคำ",
        *SUBJECT,
        f"ด้วยเทศบาลตำบลน้ำคำ มีข้อสั่งการให้{DOTS} จัดทำ{REPORT} "
        "โดยกำหนดผู้รับผิดชอบและช่วงเวลาติดตามให้ชัดเจน เพื่อให้ทุกส่วนราชการถือปฏิบัติไปในแนวทางเดียวกัน นั้น",
        f"บัดนี้ {DOTS} เทศบาลตำบลน้ำคำ ได้ประชุม{WORKING_GROUP} เมื่อวันที่ {DATE_DOTS} "
        f"และจัดทำ{REPORT} เรียบร้อยแล้ว",
        f"ดังนั้น เทศบาลตำบลน้ำคำ จึงประชาสัมพันธ์{REPORT} ให้ทุกส่วนราชการในสังกัดเทศบาลตำบลน้ำคำ "
        f"และประชาชนรับทราบ ผ่านช่องทาง{DOTS} รายละเอียดปรากฏตามเอกสารท้ายประกาศนี้",
        f"ประกาศ ณ วันที่ {DATE_DOTS}",
        f"({DOTS})",
        DOTS,
    ]
    assert open_in("announcement", material) == (
        "ส่วนราชการที่ได้รับมอบหมาย",
        "วันประชุมคณะทำงาน",
        "ช่องทางประชาสัมพันธ์",
        "วันที่ประกาศ",
        "ชื่อผู้ประกาศ",
        "ตำแหน่งผู้ประกาศ",
    )


def test_what_is_announced_follows_what_is_there():
    plans = (measures_only(), with_results())
    told = [lines("announcement", make_letter(plan=plan))[1:3] for plan in plans]

    assert told == [
        ["เรื่อง มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน", "ประจำปีงบประมาณ พ.ศ. 2567"],
        [
            "เรื่อง รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
            "ประจำปีงบประมาณ พ.ศ. 2567",
        ],
    ]


def test_the_officer_words_the_subject_line_by_line():
    material = make_letter(result=make_result(), subject="ผลการประเมิน\nประจำปี 2566")

    assert lines("announcement", material)[1:3] == ["เรื่อง ผลการประเมิน", "ประจำปี 2566"]


def test_the_head_signs_with_the_name_that_the_signers_give():
    signers = (Signer("ปลัดเทศบาล", "ก"), Signer("นายกเทศมนตรีตำบลน้ำคำ", "ข", "-....."))
    material = make_letter(replace(FULL, signers=signers), result=make_result())

    assert lines("announcement", material)[-2:] == ["(ข)", "นายกเทศมนตรีตำบลน้ำคำ"]
