"""Documents of an office: prepared, reworded, issued as frozen versions, signed, published."""

from datetime import date
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import Model
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.apps.documents.actions import (
    add_photo,
    discard_paper,
    fill_details,
    import_plan,
    keep_emblem,
    keep_letterhead,
    remove_photo,
    start_paper,
    unword_paper,
    use_our_wording,
    word_every_year,
    word_paper,
)
from prongsai.apps.documents.models import OwnPhrase, Paper, PaperVersion, PlanFile, StoredFile
from prongsai.apps.documents.queries import (
    details_of,
    document_for,
    filled_in,
    kinds_possible,
    material_of,
    newest_plan,
    profile_of,
    published_papers,
    version_with_code,
)
from prongsai.apps.documents.versions import (
    attach_scan,
    issue_version,
    publish_version,
    withdraw,
)
from prongsai.core.documents.blocks import Document
from prongsai.core.documents.plain import from_plain
from prongsai.core.documents.plan import Measure, Plan
from prongsai.core.documents.profile import Details, Signer
from prongsai.core.documents.reading_aloud import as_text
from prongsai.core.problems import ProblemsFound
from tests.web.builders import (
    YEAR,
    make_agency,
    make_draft,
    make_office,
    make_published_result,
    make_sheet,
)

pytestmark = pytest.mark.django_db

KIND = "analysis-indicators"
ADDRESS = "https://ita.example.go.th/d/"
SCAN = b"%PDF-1.7 signed and scanned"


def make_paper(agency: Agency | None = None, kind: str = KIND) -> Paper:
    """A paper about a published result."""
    if agency is None:
        agency = make_agency()
        make_published_result(agency)
    return start_paper(agency, year=YEAR, kind=kind, by=None)


def make_version(paper: Paper | None = None) -> PaperVersion:
    """A version of a paper, issued."""
    return issue_version(paper or make_paper(), address=ADDRESS, by=None)


def make_plan(**changes: object) -> Plan:
    """A plan that answers the year of the builders."""
    fields = {"year": YEAR + 1, "assessed": YEAR, "measures": (Measure(indicator="9"),)}
    return Plan(**(fields | changes))  # type: ignore[arg-type]


def picture(format: str = "JPEG", size: tuple[int, int] = (40, 30), **details: object) -> bytes:
    """A picture file."""
    file = BytesIO()
    Image.new("RGB", size, "teal").save(file, format, **details)
    return file.getvalue()


def bomb() -> bytes:
    """A small PNG whose remark unfolds to more than any picture."""
    remark = PngInfo()
    remark.add_text("remark", "ก" * 5_000_000, zip=True)
    return picture("PNG", pnginfo=remark)


def text_of(paper: Paper) -> str:
    """What a paper says now."""
    return as_text(document_for(Paper.objects.get(pk=paper.pk)))


def test_a_paper_can_be_started_when_what_it_needs_is_there():
    agency = make_agency()
    assert KIND not in kinds_possible(material_of(agency, YEAR))

    make_draft(agency)

    assert KIND in kinds_possible(material_of(agency, YEAR))
    assert "measures-indicators" not in kinds_possible(material_of(agency, YEAR))


def test_a_paper_that_lacks_something_is_not_started():
    with pytest.raises(ValidationError):
        make_paper(make_agency())

    assert not Paper.objects.exists()


def test_a_plan_makes_the_kinds_that_need_one_possible():
    agency = make_agency()

    import_plan(agency, plan=make_plan(), source_file="plan.xlsx", by=None)

    assert "measures-indicators" in kinds_possible(material_of(agency, YEAR))


def test_the_newest_plan_of_a_year_counts_and_the_earlier_one_stays():
    agency = make_agency()
    import_plan(agency, plan=make_plan(), source_file="first.xlsx", by=None)
    newer = make_plan(measures=(Measure(indicator="1"), Measure(indicator="2")))

    import_plan(agency, plan=newer, source_file="second.xlsx", by=None)

    assert newest_plan(agency, YEAR) == newer
    assert PlanFile.objects.count() == 2


def test_a_phrase_worded_for_every_year_stands_in_the_papers_of_the_agency_alone():
    ours, theirs = make_agency("ours"), make_agency("theirs")
    for agency in (ours, theirs):
        make_published_result(agency)

    word_every_year(ours, kind=KIND, name="overall", text="ปีนี้ {agency} ได้ {score}", by=None)

    assert "ปีนี้ อบต. ours ได้ ๘๐.๐๐" in text_of(make_paper(ours))
    assert "ปีนี้" not in text_of(make_paper(theirs))


def test_the_wording_of_an_office_above_is_inherited_until_the_agency_has_its_own():
    province = make_office()
    agency = make_agency(overseer=province)
    make_published_result(agency)
    paper = make_paper(agency)

    word_every_year(province, kind=KIND, name="overall", text="ถ้อยคำของจังหวัด", by=None)
    inherited = text_of(paper)
    word_every_year(agency, kind=KIND, name="overall", text="ถ้อยคำของหน่วยงาน", by=None)

    assert "ถ้อยคำของจังหวัด" in inherited
    assert "ถ้อยคำของหน่วยงาน" in text_of(paper)
    assert "ถ้อยคำของจังหวัด" not in text_of(paper)


def test_a_phrase_worded_for_one_paper_stands_in_that_paper_alone():
    paper = make_paper()
    other = make_paper(paper.agency)

    word_paper(paper, name="overall", text="เฉพาะฉบับนี้ {score}", by=None)

    assert "เฉพาะฉบับนี้ ๘๐.๐๐" in text_of(paper)
    assert "เฉพาะฉบับนี้" not in text_of(other)


def test_wording_can_be_given_up_again():
    paper = make_paper()
    usual = text_of(paper)
    word_paper(paper, name="overall", text="ฉบับนี้", by=None)
    word_every_year(paper.agency, kind=KIND, name="overall", text="ทุกปี", by=None)

    unword_paper(paper, name="overall", by=None)
    use_our_wording(OwnPhrase.objects.get(), by=None)

    assert text_of(paper) == usual


@pytest.mark.parametrize("text", ["{nobody}", "{", "   ", "ก" * 5001])
def test_words_that_cannot_stand_are_refused_and_nothing_is_kept(text):
    paper = make_paper()

    with pytest.raises(ProblemsFound):
        word_paper(paper, name="overall", text=text, by=None)
    with pytest.raises(ProblemsFound):
        word_every_year(paper.agency, kind=KIND, name="overall", text=text, by=None)

    assert Paper.objects.get().wording == {}
    assert not OwnPhrase.objects.exists()


def test_details_and_numerals_of_a_paper_are_kept():
    paper = make_paper()
    details = Details("ศก 1/2", date(2020, 4, 1), signers=(Signer("ปลัด"),))

    fill_details(paper, details=details, numerals="arabic", by=None)

    kept = Paper.objects.get()
    assert details_of(kept) == details
    assert "80.00" in text_of(kept)


def test_details_that_another_changed_meanwhile_are_not_replaced_unseen():
    paper = make_paper()
    seen = filled_in(paper)
    fill_details(paper, details=Details("ศก 1"), numerals="thai", seen=seen, by=None)

    with pytest.raises(ValidationError, match="Somebody else changed these details"):
        fill_details(paper, details=Details("ศก 2"), numerals="thai", seen=seen, by=None)

    assert details_of(Paper.objects.get()) == Details("ศก 1")
    fill_details(paper, details=Details("ศก 2"), numerals="thai", seen=filled_in(paper), by=None)
    assert details_of(Paper.objects.get()) == Details("ศก 2")


def test_the_letterhead_stands_in_the_profile_with_the_emblem_drawn_anew():
    agency = make_agency()
    words = {"head": "นายก", "unit": "สำนักปลัด", "letter_number": "นม 1"}

    keep_letterhead(agency, words=words, channels=["เว็บไซต์"], signers=["ปลัด"], by=None)
    keep_emblem(agency, content=picture("PNG"), by=None)

    profile = profile_of(agency)
    assert (profile.head, profile.channels) == ("นายก", ("เว็บไซต์",))
    assert profile.signers == (Signer("ปลัด"),)
    assert profile.emblem is not None
    assert profile.emblem.content.startswith(b"\x89PNG")


def test_a_new_emblem_takes_the_place_of_the_former_one():
    agency = make_agency()
    keep_emblem(agency, content=picture("PNG"), by=None)

    keep_emblem(agency, content=picture("PNG", size=(30, 40)), by=None)

    assert profile_of(agency).emblem is not None
    assert StoredFile.objects.count() == 1


def test_what_is_clear_in_a_photo_is_white_on_paper():
    clear = BytesIO()
    Image.new("RGBA", (40, 30), (0, 0, 0, 0)).save(clear, "PNG")

    add_photo(make_paper(kind="photos"), content=clear.getvalue(), note="ประชุม", by=None)

    kept = Image.open(BytesIO(StoredFile.objects.get().content))
    assert kept.getpixel((20, 15)) == (255, 255, 255)


def test_a_photo_is_scaled_down_and_loses_what_the_camera_wrote():
    paper = make_paper(kind="photos")
    exif = Image.Exif()
    exif[0x010F] = "camera of somebody"

    add_photo(paper, content=picture(size=(3000, 1000), exif=exif), note="ประชุม", by=None)

    kept = bytes(StoredFile.objects.get().content)
    assert b"camera of somebody" not in kept
    assert Image.open(BytesIO(kept)).size == (1600, 533)


@pytest.mark.parametrize(
    "content", [b"", b"no picture", picture()[:200], b"GIF89a" + bytes(50), bomb()]
)
def test_what_is_no_picture_is_refused(content):
    with pytest.raises(ProblemsFound):
        add_photo(make_paper(kind="photos"), content=content, note="", by=None)

    assert not StoredFile.objects.exists()


def test_a_photo_taken_out_is_gone_unless_another_paper_shows_it():
    paper = make_paper(kind="photos")
    twice = [add_photo(paper, content=picture(), note=note, by=None) for note in ("หนึ่ง", "สอง")]

    remove_photo(twice[0], by=None)
    still = StoredFile.objects.count()
    remove_photo(twice[1], by=None)

    assert (still, StoredFile.objects.count()) == (1, 0)


def test_a_version_holds_the_document_as_it_stood_with_its_address():
    paper = make_paper()

    version = make_version(paper)

    document = from_plain(version.document, Document)
    assert document.published is not None
    assert document.published.address == f"{ADDRESS}{version.code}/"
    assert as_text(document) == text_of(paper)
    assert bytes(version.pdf.content).startswith(b"%PDF-")
    assert bytes(version.docx.content).startswith(b"PK")


def test_a_version_does_not_change_when_the_wording_does():
    paper = make_paper()
    first = make_version(paper)
    word_paper(paper, name="overall", text="ใหม่", by=None)

    second = make_version(paper)

    assert (first.number, second.number) == (1, 2)
    assert "ใหม่" not in as_text(from_plain(first.document, Document))
    assert "ใหม่" in as_text(from_plain(second.document, Document))
    assert first.code != second.code


def test_a_paper_with_a_version_is_not_thrown_away():
    paper = make_paper()
    make_version(paper)

    with pytest.raises(ValidationError):
        discard_paper(paper, by=None)


def test_a_paper_without_a_version_is_thrown_away_with_its_photos():
    paper = make_paper(kind="photos")
    add_photo(paper, content=picture(), note="ประชุม", by=None)

    discard_paper(paper, by=None)

    assert not Paper.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_scan_stands_beside_its_version():
    version = make_version()

    attach_scan(version, content=SCAN, by=None)

    assert bytes(version.scans.get().file.content) == SCAN


def test_a_photographed_scan_loses_what_the_telephone_wrote():
    exif = Image.Exif()
    exif[0x010F] = "telephone of somebody"

    scan = attach_scan(make_version(), content=picture(exif=exif), by=None)

    kept = bytes(scan.file.content)
    assert b"telephone of somebody" not in kept
    assert Image.open(BytesIO(kept)).size == (40, 30)


def test_a_damaged_picture_is_no_scan():
    with pytest.raises(ValidationError):
        attach_scan(make_version(), content=picture()[:200], by=None)


def test_a_paper_thrown_away_meanwhile_is_told_and_not_issued():
    paper = make_paper()
    Paper.objects.all().delete()

    with pytest.raises(ValidationError):
        make_version(paper)


def test_a_scan_of_another_type_is_refused():
    with pytest.raises(ValidationError):
        attach_scan(make_version(), content=b"<html>", by=None)


def test_a_published_version_stands_at_its_address():
    version = make_version()
    assert version_with_code(version.code) is None

    publish_version(version, by=None)

    assert version_with_code(version.code) == version
    assert list(published_papers(version.paper.agency)) == [version]


def test_a_version_is_published_once():
    version = make_version()
    publish_version(version, by=None)

    with pytest.raises(ValidationError):
        publish_version(version, by=None)


def test_nothing_is_issued_about_a_draft_which_may_go():
    agency = make_agency()
    make_draft(agency)
    paper = make_paper(agency)

    with pytest.raises(ValidationError):
        make_version(paper)

    assert not PaperVersion.objects.exists()
    make_draft(agency, make_sheet(90))  # in place of the first, which nothing holds back


def test_a_withdrawn_publication_leaves_the_list_and_its_address_says_why():
    version = make_version()

    withdraw(publish_version(version, by=None), reason="มีชื่อบุคคล", by=None)

    assert not published_papers(version.paper.agency).exists()
    found = version_with_code(version.code)
    assert found is not None
    assert found.publication.withdrawal.reason == "มีชื่อบุคคล"


def test_a_withdrawal_needs_a_reason():
    publication = publish_version(make_version(), by=None)

    with pytest.raises(ValidationError):
        withdraw(publication, reason="  ", by=None)


def test_the_database_refuses_to_change_what_was_issued():
    version = make_version()
    scan = attach_scan(version, content=SCAN, by=None)
    publication = publish_version(version, by=None)
    withdrawal = withdraw(publication, reason="ทดสอบ", by=None)
    plan = import_plan(version.paper.agency, plan=make_plan(), source_file="plan.yaml", by=None)
    frozen: list[tuple[Model, str]] = [
        (version, "title"),
        (scan, "uploaded_at"),
        (publication, "published_at"),
        (withdrawal, "reason"),
        (plan, "source_file"),
    ]

    for row, column in frozen:
        with pytest.raises(DatabaseError), transaction.atomic():
            row.save(update_fields=[column])
        with pytest.raises(DatabaseError), transaction.atomic():
            type(row)._default_manager.filter(pk=row.pk)._raw_delete("default")


def test_the_database_refuses_to_change_a_stored_file():
    file = make_version().pdf

    with pytest.raises(DatabaseError), transaction.atomic():
        StoredFile.objects.filter(pk=file.pk).update(size=1)


def test_what_stood_below_a_photo_that_was_taken_out_is_nowhere_any_more():
    paper = make_paper(kind="photos")
    photo = add_photo(paper, content=picture(), note="นางสาวผู้มาติดต่อ", by=None)

    remove_photo(photo, by=None)

    acts = ["document.photo_added", "document.photo_removed"]
    told = Entry.objects.filter(action__in=acts).values_list("details", flat=True)
    assert [one["digest"] for one in told] == [photo.file_id, photo.file_id]
    assert "นางสาว" not in str(list(told))


def test_every_act_leaves_a_line_in_the_log():
    version = make_version()
    attach_scan(version, content=SCAN, by=None)
    publish_version(version, by=None)

    acts = list(
        Entry.objects.filter(action__startswith="document.").values_list("action", flat=True)
    )
    assert sorted(acts) == [
        "document.issued",
        "document.published",
        "document.signed",
        "document.started",
    ]


def test_a_sheet_without_marks_still_makes_a_paper():
    agency = make_agency()
    make_draft(agency, make_sheet(scores={}))

    assert "ไม่ทราบ" in text_of(make_paper(agency))
