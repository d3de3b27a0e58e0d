"""Profiles of agencies: what is read, the pictures beside them, and every fault in a sentence."""

from datetime import date
from io import BytesIO

import pytest
from PIL import Image as Picture

from prongsai.core.documents.blocks import Run
from prongsai.core.documents.pictures import photo_of
from prongsai.core.documents.profile import Details, Profile, Reference, Signer
from prongsai.core.documents.profile_form import profile_template
from prongsai.core.documents.profile_reading import Office, read_profile
from prongsai.core.problems import ProblemsFound
from prongsai.core.wording import same

PROFILE = """
name: องค์การบริหารส่วนตำบลตัวอย่าง
district: เมือง
province: ตาก
head: นายกองค์การบริหารส่วนตำบลตัวอย่าง
units: [สำนักปลัด, กองคลัง]
letter_number: ตก 70001
channels: เว็บไซต์
signers:
  - หัวหน้าสำนักปลัด
  - {position: ปลัด, name: นางสาวดี งาม, endorsement: "- เห็นควร"}
details:
  number: ตก 70001/12
  dated: ๑ เมษายน ๒๕๖๖
  meeting: 2023-03-15
  addressee: นายก
  references:
    - {sender: สำนักงาน ป.ป.ช., number: ปช 0001/ว 1, dated: 1 มี.ค. 66, subject: การประเมิน}
  suggestions:
    - 1. ควรแจ้ง
    - 2. ควรติดตาม
"""


def picture(format="JPEG", size=(64, 48), **more):
    """The bytes of a picture."""
    kept = BytesIO()
    Picture.new("RGB", size, "red").save(kept, format, **more)
    return kept.getvalue()


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def office_of(text):
    with open("office.yaml", "w", encoding="utf-8") as file:
        file.write(text)
    return read_profile("office.yaml")


def problems_of(text):
    with pytest.raises(ProblemsFound) as found:
        office_of(text)
    return [problem.sentence("en") for problem in found.value.problems]


def test_a_profile_is_read_whole(desk):
    assert office_of(PROFILE) == Office(
        Profile(
            name="องค์การบริหารส่วนตำบลตัวอย่าง",
            district="เมือง",
            province="ตาก",
            head="นายกองค์การบริหารส่วนตำบลตัวอย่าง",
            units=("สำนักปลัด", "กองคลัง"),
            letter_number="ตก 70001",
            channels=("เว็บไซต์",),
            signers=(
                Signer("หัวหน้าสำนักปลัด"),
                Signer("ปลัด", "นางสาวดี งาม", "- เห็นควร"),
            ),
        ),
        Details(
            number="ตก 70001/12",
            dated=date(2023, 4, 1),
            meeting=date(2023, 3, 15),
            addressee="นายก",
            references=(Reference("สำนักงาน ป.ป.ช.", "ปช 0001/ว 1", date(2023, 3, 1), "การประเมิน"),),
            suggestions=("ควรแจ้ง", "ควรติดตาม"),
        ),
        (),
    )


def test_the_template_is_a_profile_that_only_lacks_the_name(desk):
    assert problems_of(profile_template()) == [
        "office.yaml: the agency has no name; give it under name."
    ]
    named = profile_template().replace("name:", "name: อบต.", 1)
    assert office_of(named) == Office(Profile("อบต."), Details(), ())


def test_the_emblem_and_photographs_lie_beside_the_profile(desk):
    (desk / "garuda.png").write_bytes(picture("PNG"))
    (desk / "ประชุม.jpg").write_bytes(picture())

    office = office_of(
        "name: อบต.\nemblem: garuda.png\n"
        "photos: [{file: ประชุม.jpg, note: ประชุมคณะทำงาน}, {note: ยังไม่มีภาพ}]"
    )

    assert office.profile.emblem is not None
    assert office.profile.emblem.description == "ตราสัญลักษณ์ของอบต."
    assert Picture.open(BytesIO(office.profile.emblem.content)).format == "PNG"
    assert [(one.image is None, one.note) for one in office.photos] == [
        (False, (Run("ประชุมคณะทำงาน"),)),
        (True, (Run("ยังไม่มีภาพ"),)),
    ]


def test_a_photograph_comes_upright_smaller_and_without_where_and_when_it_was_taken():
    told = Picture.Exif()
    told[0x0112], told[0x010F] = 6, "Telephone"  # lies on its side
    content = picture(size=(3200, 1600), exif=told)

    with Picture.open(BytesIO(photo_of(content, same("photo.jpg")))) as kept:
        assert (kept.format, kept.size, dict(kept.getexif())) == ("JPEG", (800, 1600), {})


def test_everything_that_is_wrong_is_told_with_its_line(desk):
    (desk / "text.png").write_text("no picture")
    (desk / "dot.png").write_bytes(picture("PNG", (4, 4)))

    assert problems_of(
        """\
name: อบต.
nam: x
emblem: text.png
signers: [{name: นายดี}]
details: {dated: 31 ก.พ. 66, numbr: 1, references: [{dated: วันนี้}]}
photos:
  - {file: none.jpg}
  - {file: ../secret.jpg}
  - {file: dot.png}
  - {file: text.png}
  - ภาพ
"""
    ) == [
        "office.yaml, line 2: 'nam' is not known here; known are name, subdistrict, district, "
        "province, head, unit, units, letter_number, website, channels, signers, emblem, details, "
        "photos: correct or remove it.",
        "office.yaml, line 3 (text.png): this is no PNG or JPEG picture, or it is damaged; "
        "open it and save it as one of these.",
        "office.yaml, line 4: this entry of 'signers' has no position; add it.",
        "office.yaml, line 5: 'dated' is '31 ก.พ. 66'; it must be a day that exists, "
        "such as 1 เมษายน 2565 or 2022-04-01.",
        "office.yaml, line 5: 'numbr' is not known here; known are number, dated, subject, "
        "addressee, references, ordered_unit, meeting, suggestions, signers, goes_with: "
        "correct or remove it.",
        "office.yaml, line 5: 'dated' is 'วันนี้'; it must be a day that exists, "
        "such as 1 เมษายน 2565 or 2022-04-01.",
        "office.yaml, line 7: there is no picture 'none.jpg' beside the profile; "
        "check its name and folder.",
        "office.yaml, line 8: '../secret.jpg' is not in the folder of the profile; "
        "move the picture there.",
        "office.yaml, line 9 (dot.png): the picture has only 4 × 4 pixels, too few to print; "
        "use a larger one.",
        "office.yaml, line 10 (text.png): this is no PNG or JPEG picture, or it is damaged; "
        "open it and save it as one of these.",
        "office.yaml, line 6: 'photos' must be a list of {file: name, note: words}; correct it.",
    ]


def test_a_picture_whose_name_no_folder_can_hold_is_told(desk):
    name = "ก" * 200

    (problem,) = problems_of(f"name: อบต.\nemblem: {name}.png\n")

    assert problem.startswith("office.yaml, line 2: there is no picture 'กกก")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (picture("BMP"), "this is no PNG or JPEG picture, or it is damaged; "
         "open it and save it as one of these."),
        (picture(size=(640, 480))[:500], "this is no PNG or JPEG picture, or it is damaged; "
         "open it and save it as one of these."),
        (picture("PNG", (9_999, 9_999)), "the picture has 9999 × 9999 pixels, which is too many; "
         "make it smaller first."),
        (b"0" * 20_000_001, "the picture is over 20 MB; make it smaller first."),
    ],
    ids=["bmp", "cut off", "many pixels", "many bytes"],
)  # fmt: skip
def test_a_picture_that_cannot_be_used_is_told(content, says):
    with pytest.raises(ProblemsFound) as found:
        photo_of(content, same("photo.jpg"))

    assert [one.sentence("en") for one in found.value.problems] == [f"photo.jpg: {says}"]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("office.txt", "the name of a profile must end in .yaml; "
         "start from prongsai template YEAR --of profile."),
        ("none.yaml", "there is no such file; check its name and folder."),
    ],
)  # fmt: skip
def test_a_file_that_is_no_profile_is_told(name, says, desk):
    with pytest.raises(ProblemsFound) as found:
        read_profile(name)

    assert [one.sentence("en") for one in found.value.problems] == [f"{name}: {says}"]
