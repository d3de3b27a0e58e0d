"""Phrases of a document as an office words them: ours, its own, and those of one paper."""

from collections.abc import Iterator
from typing import NamedTuple

from django.http import Http404

from prongsai.apps.documents.models import OwnPhrase, Paper
from prongsai.apps.documents.queries import own_wording_of
from prongsai.core.documents.field_names import with_thai_fields
from prongsai.core.documents.phrases import Phrase, phrase_for, phrases_of
from prongsai.web.agency.access import Office
from prongsai.web.layout.words import page_language


class Worded(NamedTuple):
    """A phrase with every wording of it; an empty one is not there, and a later one counts more.

    Texts have the names of fields in the language of the page. ``inherited`` is that of the agency
    or of an office above it, ``own`` the agency's phrase. ``whole`` names the phrase for all
    subjects, where this one is for a single one and there is such.
    """

    name: str
    phrase: Phrase
    ours: str
    inherited: str
    own: OwnPhrase | None
    here: str
    whole: str = ""

    @property
    def present(self) -> str:
        """The words that stand in the document now."""
        return self.here or self.inherited or self.ours

    @property
    def subject(self) -> str:
        """What the phrase is about, as people know it: a question or a number, no word of ours."""
        subject = self.name.partition("/")[2]
        return subject if any(map(str.isdigit, subject)) else ""

    def as_passage(self, text: str) -> str:
        """New words as they are kept: in lines where ours stand in lines, as covers have them.

        In all other phrases a line end is one that the field made, and becomes a space.
        """
        lines = [" ".join(line.split()) for line in text.splitlines()]
        between = "\n" if "\n" in self.ours else " "
        return between.join(line for line in lines if line)


def worded(office: Office, paper: Paper, name: str) -> Worded:
    """The wordings of one phrase of a paper; 404 where its kind has no such phrase."""
    try:
        phrase = phrase_for(paper.kind, name)
    except KeyError:
        raise Http404 from None
    slot = name.partition("/")[0]
    names = (name, slot)
    inherited = own_wording_of(office.agency).get(paper.kind, {})
    return Worded(
        name=name,
        phrase=phrase,
        ours=as_written(phrase.text),
        inherited=as_written(next((inherited[one] for one in names if one in inherited), "")),
        own=OwnPhrase.objects.filter(agency=office.agency, kind=paper.kind, name=name).first(),
        here=as_written(next((paper.wording[one] for one in names if one in paper.wording), "")),
        whole=slot if slot != name and slot in phrases_of(paper.kind) else "",
    )


def all_worded(office: Office, paper: Paper) -> Iterator[Worded]:
    """Every phrase of a paper's kind, in the order of our file, then those for a single subject."""
    inherited = own_wording_of(office.agency).get(paper.kind, {})
    ours = phrases_of(paper.kind)
    for name in dict.fromkeys((*ours, *inherited, *paper.wording)):
        try:
            phrase = phrase_for(paper.kind, name)
        except KeyError:
            continue  # a phrase of an earlier version of the program
        texts = (phrase.text, inherited.get(name, ""), paper.wording.get(name, ""))
        usual, every_year, here = map(as_written, texts)
        yield Worded(name, phrase, usual, every_year, None, here)


def as_written(text: str) -> str:
    """A phrase with the names of its fields as whoever reads the page writes them."""
    return text if page_language() == "en" else with_thai_fields(text)


def field_as_written(field: str) -> str:
    """A field in its braces, as whoever reads the page writes it."""
    return as_written(f"{{{field}}}")
