"""The text that explains the ZIP file of a year: what is where, what to check, what is open."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from prongsai.core.documents.blanks import blanks
from prongsai.core.documents.blocks import Document, Run, Words, plain, words
from prongsai.core.documents.goes_with import BUNDLE
from prongsai.core.documents.item_proofs import Proof
from prongsai.core.documents.material import Material
from prongsai.core.documents.numerals import in_numerals
from prongsai.core.documents.phrases import Wording

CONTENTS = "อ่านก่อน.txt"
INDENT = "    "
# Windows shows the text in lines only where they end so.
LINE_END = "\r\n"


class Filed(NamedTuple):
    """A document of the ZIP file, and the name of its files without their ending."""

    document: Document
    name: str


class Shelf(NamedTuple):
    """A folder of the ZIP file and the codes of the documents in it."""

    folder: str
    codes: tuple[str, ...]


def contents(
    material: Material,
    filed: Mapping[str, Filed],
    proved: Collection[Proof],
    others: Collection[Shelf],
    formats: Collection[str],
) -> str:
    """Which files prove which item, with its elements as a checklist, and every open blank."""
    wording = material.wording("bundle")
    endings = f"({', '.join(f'.{ending}' for ending in formats)})"
    names = {code: f"{one.name} {endings}" for code, one in filed.items()}
    lines = [
        wording.words("contents_title"),
        wording.words("contents_years"),
        (),
        wording.words("contents_proof"),
        *_proofs(proved, names, wording),
        (),
        wording.words("contents_others"),
        *(line for shelf in others for line in _shelf(shelf, names, wording)),
        (),
        wording.words("contents_open"),
        *_open(filed, wording),
    ]
    written = (plain(in_numerals(line, material.numerals)) for line in lines)
    return "".join(f"{line}{LINE_END}" for line in written)


def _proofs(
    proved: Collection[Proof], names: Mapping[str, str], wording: Wording
) -> Iterator[Words]:
    if not proved:
        yield wording.words("contents_no_proof")
    for proof in proved:
        yield ()
        yield from _proof(proof, names, wording)


def _proof(proof: Proof, names: Mapping[str, str], wording: Wording) -> Iterator[Words]:
    item, framework = proof.item, proof.framework
    yield wording.words(
        "contents_item",
        code=item.code.upper(),
        name=item.name.th,
        framework=str(framework.year),
    )
    for because in (framework.because, item.because):
        if because is not None:
            yield wording.words("contents_draft", because=because.th)
    if proof.codes:
        yield from _shelf(Shelf(proof.folder, proof.codes), names, wording)
    else:
        yield wording.words("contents_no_document")
    yield wording.words("contents_elements")
    for element in item.elements:
        yield words(f"{INDENT}[ ] {element.text.th}")


def _shelf(shelf: Shelf, names: Mapping[str, str], wording: Wording) -> Iterator[Words]:
    if shelf.codes:
        yield wording.words("contents_folder", folder=_as_it_is(shelf.folder))
    for code in shelf.codes:
        yield _as_it_is(f"{INDENT}{names[code]}")


def _open(filed: Mapping[str, Filed], wording: Wording) -> Iterator[Words]:
    """What each document leaves open; everything together leaves open just the same."""
    single = (one for code, one in filed.items() if code != BUNDLE)
    named = {one.name: blanks(one.document) for one in single}
    if not any(named.values()):
        yield wording.words("contents_nothing_open")
    for name, missing in named.items():
        if missing:
            yield _as_it_is(name)
            yield from (words(f"{INDENT}- {one}") for one in missing)


def _as_it_is(name: str) -> Words:
    """Names of files keep their digits, or nobody would find them."""
    return (Run(name, verbatim=True),)
