"""Everything of a year together: which kinds it has, and one ZIP file with a folder per item."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from prongsai.core.documents.blocks import Document
from prongsai.core.documents.bundle_contents import CONTENTS, Filed, Shelf, contents
from prongsai.core.documents.file_names import MOST_BYTES, safe_name
from prongsai.core.documents.goes_with import BUNDLE, has_results, text_of
from prongsai.core.documents.item_proofs import Proof, proofs
from prongsai.core.documents.kinds import KINDS, built, missing_for
from prongsai.core.documents.material import Material
from prongsai.core.documents.meeting_told import MeetingTold
from prongsai.core.documents.numerals import Numerals
from prongsai.core.documents.plan import Plan

Render = Callable[[Document, str, Numerals], bytes]
Progress = Callable[[int, int], None]

OTHERS = "เอกสารอื่น"
MEETINGS = "การประชุม"
_OF_MEETINGS = ("agenda", "minutes", "memo")
# The analysis in nine sections ends with the follow-up table.
_WITH_FOLLOW_UP = "analysis-sections"
# A ZIP file made twice of the same material is the same: this is the earliest time it can tell.
_TIME = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o644 << 16
_NOTHING_OWN: Mapping[str, Material] = {}
_LONGEST_NAME = MOST_BYTES - len(".docx")


def kinds_for(material: Material, chosen: Collection[str] = ()) -> tuple[str, ...]:
    """The kinds that a year's material gives, in the order of the seeds.

    Variants are those that the plan calls for: by its themes or its indicators, with outcomes or
    with suggestions. ``chosen`` has codes to take instead.
    """
    return tuple(_kinds(material, chosen))


def of_year(material: Material) -> Material:
    """The same material, its cover, memo and announcement going with the whole year."""
    if material.details.goes_with:
        return material
    return replace(material, details=replace(material.details, goes_with=BUNDLE))


def bundled(material: Material, parts: Sequence[Document]) -> Document:
    """Documents as one, each with its pages counted from 1 as before."""
    return Document(
        kind=BUNDLE,
        title=text_of(material.wording(BUNDLE).words("title")),
        agency=material.profile.name,
        year=material.year,
        sections=tuple(section for part in parts for section in part.sections),
        names=tuple(dict.fromkeys(name for part in parts for name in part.names)),
        emblem=material.profile.emblem,
    )


def files_of_year(
    material: Material,
    render: Render,
    formats: Collection[str] = ("pdf", "docx"),
    progress: Progress | None = None,
    own: Mapping[str, Material] = _NOTHING_OWN,
) -> bytes:
    """A ZIP file of all documents: a folder for each item that they prove, one for the meetings,
    one for the others.

    ``render`` gives a document in a format, which is also the ending of its file, and in numerals.
    ``progress`` hears how many files are done, and of how many. ``own`` has the material of kinds
    that were prepared apart, with details, words and numerals of their own; that of papers of
    meetings stands under ``of_meeting``. ``อ่านก่อน.txt`` tells what is where.
    """
    whole = of_year(material)
    yearly, of_meetings = _filed(whole, own), dict(_filed_of_meetings(material, own))
    filed = yearly | of_meetings
    proved = proofs(whole, tuple(yearly))
    folders = _folders(yearly, proved) | {MEETINGS: tuple(of_meetings)}
    others = tuple(Shelf(name, folders[name]) for name in (OTHERS, MEETINGS))
    total, done = len(filed) * len(formats), 0
    kept = BytesIO()
    with ZipFile(kept, "w") as zip_file:
        text = contents(whole, filed, proved, others, formats)
        _put(zip_file, CONTENTS, text.encode("utf-8-sig"))
        for code, one in filed.items():
            numerals = own.get(code, whole).numerals
            for ending in formats:
                content = render(one.document, ending, numerals)
                for folder in (name for name, codes in folders.items() if code in codes):
                    _put(zip_file, f"{folder}/{one.name}.{ending}", content)
                done += 1
                if progress is not None:
                    progress(done, total)
    return kept.getvalue()


def of_meeting(kind: str, meeting: MeetingTold) -> str:
    """What a paper of one meeting is called among all papers of a year: ``minutes 3/2568``."""
    return f"{kind} {meeting.number}"


def _kinds(material: Material, chosen: Collection[str]) -> Iterator[str]:
    plan, done = material.plan, has_results(material.plan)
    measures = _variant("measures", _measures_kind(plan), chosen)
    analysis = _variant("analysis", _analysis_kind(plan), chosen)
    if material.result is not None or plan is not None:  # an action plan alone has no letters
        yield from ("cover", "memo", "announcement")
    if material.result is not None:
        yield analysis
    if plan is not None and plan.measures:
        yield measures
    if plan is not None and any(plan.limitations.values()):
        yield "constraints"
    if done:
        yield _variant("results", _results_kind(plan), chosen)
    if material.result is not None and analysis != _WITH_FOLLOW_UP:
        yield "follow-up"
    if material.action_plan is not None:
        yield "action-plan"
        if material.action_plan.report is not None:
            yield "action-plan-report"
    if material.photos or done or "photos" in chosen:
        yield "photos"


def _variant(family: str, usual: str, chosen: Collection[str]) -> str:
    return next((code for code in chosen if code.startswith(f"{family}-")), usual)


def _analysis_kind(plan: Plan | None) -> str:
    """The analysis that the measures answer; all of it in nine sections where there are none."""
    if plan is None or not plan.measures:
        return "analysis-sections"
    return "analysis-themes" if _by_themes(plan) else "analysis-indicators"


def _measures_kind(plan: Plan | None) -> str:
    if plan is None or not _by_themes(plan):
        return "measures-indicators"
    with_methods = any(one.methods for one in plan.measures)
    steps_only = any(one.steps for one in plan.measures) and not with_methods
    headed = any(one.heading for one in plan.measures)
    return "measures-subthemes" if headed or steps_only else "measures-themes"


def _results_kind(plan: Plan | None) -> str:
    with_outcomes = plan is not None and any(one.outcomes for one in plan.measures)
    return "results-outcomes" if with_outcomes else "results-suggestions"


def _by_themes(plan: Plan) -> bool:
    by_theme = sum(bool(one.theme) for one in plan.measures)
    return by_theme * 2 > len(plan.measures)


def _filed(material: Material, own: Mapping[str, Material]) -> dict[str, Filed]:
    """Every document by its kind, with the name of its files: its place in the order, its title."""
    codes = kinds_for(material, own)
    documents = {code: built(code, of_year(own.get(code, material))) for code in codes}
    if material.result is not None and material.plan is not None:
        documents[BUNDLE] = (
            built(BUNDLE, own[BUNDLE])
            if BUNDLE in own
            else bundled(material, tuple(documents.values()))
        )
    return {
        code: Filed(document, safe_name(f"{number:02d} {KINDS[code].title.th}", _LONGEST_NAME))
        for number, (code, document) in enumerate(documents.items(), 1)
    }


def _filed_of_meetings(
    material: Material, own: Mapping[str, Material]
) -> Iterator[tuple[str, Filed]]:
    """The papers of each meeting: what can be made, and its memo where one was prepared."""
    for meeting in material.meetings:
        told = replace(material, meeting=meeting)
        for kind in _OF_MEETINGS:
            code = of_meeting(kind, meeting)
            of_it = own.get(code, told)
            if missing_for(KINDS[kind], of_it) or (kind == "memo" and code not in own):
                continue
            number = meeting.number.replace("/", "-")
            name = safe_name(f"ครั้งที่ {number} {KINDS[kind].title.th}", _LONGEST_NAME)
            yield code, Filed(built(kind, of_it), name)


def _folders(filed: Mapping[str, Filed], proved: tuple[Proof, ...]) -> dict[str, tuple[str, ...]]:
    """The codes in each folder; what proves no item is with the others."""
    folders = {proof.folder: proof.codes for proof in proved if proof.codes}
    kept = {code for codes in folders.values() for code in codes}
    return {**folders, OTHERS: tuple(code for code in filed if code not in kept)}


def _put(zip_file: ZipFile, name: str, content: bytes) -> None:
    entry = ZipInfo(name, _TIME)
    entry.compress_type, entry.external_attr, entry.create_system = ZIP_DEFLATED, _PLAIN_FILE, 3
    zip_file.writestr(entry, content)
