"""What people do with documents in preparation, and with what they are made from."""

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.actions import log
from prongsai.apps.documents.files import forget, store
from prongsai.apps.documents.locking import locked
from prongsai.apps.documents.log_lines import log_paper
from prongsai.apps.documents.models import (
    Letterhead,
    OwnPhrase,
    Paper,
    PaperPhoto,
    PlanFile,
)
from prongsai.apps.documents.queries import filled_in, kinds_possible, material_of
from prongsai.core.documents.kinds import KINDS
from prongsai.core.documents.numerals import Numerals
from prongsai.core.documents.phrases import check_wording
from prongsai.core.documents.pictures import emblem_of, photo_of
from prongsai.core.documents.plain import as_plain
from prongsai.core.documents.plan import Plan
from prongsai.core.documents.profile import Details
from prongsai.core.wording import Text

MOST_PHOTOS = 24
_CHANGED_MEANWHILE = _(
    "Somebody else changed these details while this page was open. What you filled in stands "
    "here; open the document beside it to compare. Keep once more to replace what the other kept."
)
_EMBLEM = Text("ตราของหน่วยงาน", "the emblem")
_PHOTO = Text("ภาพถ่าย", "the photograph")


@transaction.atomic
def keep_letterhead(
    agency: Agency,
    *,
    words: Mapping[str, str],
    channels: Sequence[str],
    signers: Sequence[str],
    by: User | None,
) -> Letterhead:
    """Keep what the agency's documents say of it; ``words`` are the other fields by name."""
    kept, _new = Letterhead.objects.select_for_update().get_or_create(agency=agency)
    for name, value in words.items():
        setattr(kept, name, value)
    kept.channels, kept.signers = list(channels), list(signers)
    kept.full_clean(exclude=["channels", "signers"])
    kept.save()
    log("document.letterhead_kept", kept, by=by, agency=agency.slug)
    return kept


@transaction.atomic
def keep_emblem(agency: Agency, *, content: bytes, by: User | None) -> None:
    """Keep the agency's own emblem for its letters; ProblemsFound for what is no picture."""
    kept, _new = Letterhead.objects.select_for_update().get_or_create(agency=agency)
    former, kept.emblem = kept.emblem, store(emblem_of(content, _EMBLEM), "image/png")
    kept.save(update_fields=["emblem"])
    if former is not None:
        forget(former)
    log("document.emblem_kept", kept, by=by, agency=agency.slug, digest=kept.emblem.digest)


@transaction.atomic
def import_plan(agency: Agency, *, plan: Plan, source_file: str, by: User | None) -> PlanFile:
    """Keep a plan of measures; the newest of a year counts, earlier ones stay as they were."""
    kept = PlanFile(
        agency=agency,
        assessed=plan.assessed,
        plan=as_plain(plan),
        source_file=source_file,
        imported_by=by,
    )
    kept.full_clean(exclude=["plan"])
    kept.save()
    log(
        "document.plan_imported",
        kept,
        by=by,
        agency=agency.slug,
        year=plan.year,
        measures=len(plan.measures),
        file=source_file,
    )
    return kept


@transaction.atomic
def start_paper(agency: Agency, *, year: int, kind: str, by: User | None) -> Paper:
    """Start a document of a kind about the assessment of a year.

    Raises ValidationError where what the kind needs is not there yet.
    """
    if kind not in KINDS:
        raise ValidationError(_("There is no such kind of document."))
    if kind not in kinds_possible(material_of(agency, year)):
        raise ValidationError(_("What this document needs is not there yet for this year."))
    paper = Paper(
        agency=agency,
        year=year,
        kind=kind,
        details=as_plain(Details()),
        numerals=_usual_numerals(agency),
        started_by=by,
    )
    paper.full_clean(exclude=["details", "wording"])
    paper.save()
    log("document.started", paper, by=by, agency=agency.slug, year=year, kind=kind)
    return paper


@transaction.atomic
def fill_details(
    paper: Paper, *, details: Details, numerals: Numerals, seen: str = "", by: User | None
) -> None:
    """Keep number, date, addressee, signers and the like of a paper, and its numerals.

    ``seen`` is ``filled_in`` of what somebody saw when he filled it in. Raises ValidationError
    where another has changed it since.
    """
    if seen not in ("", filled_in(locked(paper))):
        raise ValidationError(_CHANGED_MEANWHILE)
    paper.details, paper.numerals = as_plain(details), numerals
    paper.full_clean(exclude=["details", "wording"])
    paper.save(update_fields=["details", "numerals"])
    log_paper("document.details_filled", paper, by)


@transaction.atomic
def word_paper(paper: Paper, *, name: str, text: str, by: User | None) -> None:
    """Word one phrase anew in this paper alone; ProblemsFound where the text cannot stand."""
    check_wording(paper.kind, name, text)
    paper.wording = {**locked(paper).wording, name: text}
    paper.save(update_fields=["wording"])
    log_paper("document.worded", paper, by, phrase=name)


@transaction.atomic
def unword_paper(paper: Paper, *, name: str, by: User | None) -> None:
    """Give a phrase of this paper its usual words again."""
    paper.wording = {one: text for one, text in locked(paper).wording.items() if one != name}
    paper.save(update_fields=["wording"])
    log_paper("document.unworded", paper, by, phrase=name)


@transaction.atomic
def word_every_year(agency: Agency, *, kind: str, name: str, text: str, by: User | None) -> None:
    """Word a phrase anew in all documents of the agency, this year and after."""
    check_wording(kind, name, text)
    phrase, _new = OwnPhrase.objects.update_or_create(
        agency=agency, kind=kind, name=name, defaults={"text": text}
    )
    log(
        "document.phrase_worded", phrase, by=by, agency=agency.slug, kind=kind, phrase=name, to=text
    )


@transaction.atomic
def word_paper_and_every_year(paper: Paper, *, name: str, text: str, by: User | None) -> None:
    """Word a phrase anew in all documents of a paper's kind, and in the paper as in the others."""
    word_every_year(paper.agency, kind=paper.kind, name=name, text=text, by=by)
    if name in locked(paper).wording:  # else the paper would go on with words of its own
        unword_paper(paper, name=name, by=by)


@transaction.atomic
def use_our_wording(phrase: OwnPhrase, *, by: User | None) -> None:
    """Give up the agency's own wording of a phrase."""
    log(
        "document.phrase_given_up",
        phrase,
        by=by,
        agency=phrase.agency.slug,
        kind=phrase.kind,
        phrase=phrase.name,
        was=phrase.text,
    )
    phrase.delete()


@transaction.atomic
def add_photo(paper: Paper, *, content: bytes, note: str, by: User | None) -> PaperPhoto:
    """Add a photograph, scaled down and without what the camera wrote into it.

    Raises ProblemsFound for what is no picture, ValidationError where a paper has enough of them.
    """
    locked(paper)
    if paper.photos.count() >= MOST_PHOTOS:
        raise ValidationError(
            _("A document takes at most %(most)s photographs."), params={"most": MOST_PHOTOS}
        )
    photo = PaperPhoto(paper=paper, file=store(photo_of(content, _PHOTO), "image/jpeg"), note=note)
    photo.full_clean()
    photo.save()
    log_paper("document.photo_added", paper, by, digest=photo.file.digest)
    return photo


@transaction.atomic
def remove_photo(photo: PaperPhoto, *, by: User | None) -> None:
    """Take a photograph out of a paper; versions issued with it keep it."""
    log_paper("document.photo_removed", photo.paper, by, digest=photo.file.digest)
    photo.delete()
    forget(photo.file)


@transaction.atomic
def discard_paper(paper: Paper, *, by: User | None) -> None:
    """Throw a paper away; ValidationError once a version of it was issued."""
    if locked(paper).versions.exists():
        raise ValidationError(_("A version of this document was issued; it stays."))
    log_paper("document.discarded", paper, by)
    files = [photo.file for photo in paper.photos.select_related("file")]
    paper.delete()
    for file in files:
        forget(file)


def _usual_numerals(agency: Agency) -> str:
    kept = Letterhead.objects.filter(agency=agency).first()
    return Letterhead(agency=agency).numerals if kept is None else kept.numerals
