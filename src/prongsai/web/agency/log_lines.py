"""Lines of the audit log as sentences."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from prongsai.apps.agencies.models import Role
from prongsai.apps.anticorruption.models import Stretch
from prongsai.apps.audit.models import Entry
from prongsai.apps.evidence.reviewing import ACTS_OF_ASSESSORS
from prongsai.apps.surveys.models import PackKind
from prongsai.core.documents.kinds import KINDS
from prongsai.core.documents.phrases import phrase_for
from prongsai.web.agency.log_sentences import SENTENCES, SENTENCES_FOR_AGENCIES
from prongsai.web.layout.templatetags.prongsai import day
from prongsai.web.layout.words import page_language

# As which assessor somebody looked, within a sentence.
TURNS = {"first": _("first"), "second": _("second"), "third": _("third")}


@dataclass(frozen=True)
class LogLine:
    """One line of the log, for people."""

    sequence: int
    at: datetime
    who: str
    says: str


def line(entry: Entry) -> LogLine:
    """A line of the log as an agency reads it: no assessor is named, nor which of them it was."""
    told = _told(entry, {**SENTENCES, **SENTENCES_FOR_AGENCIES})
    return replace(told, who=str(_("Assessor"))) if is_of_assessor(entry) else told


def is_of_assessor(entry: Entry) -> bool:
    """Whether somebody acted as an assessor of the agency."""
    return entry.action in ACTS_OF_ASSESSORS


def line_with_names(entry: Entry) -> LogLine:
    """A line of the log in a sentence; an act that has no sentence yet is named by its code.

    It names assessors: only for those who may know them.
    """
    return _told(entry, SENTENCES)


def _told(entry: Entry, sentences: Mapping[str, Any]) -> LogLine:
    who = "" if entry.actor is None else entry.actor.get_username()
    sentence = sentences.get(entry.action)
    told = {name: _say(name, value) for name, value in _flat(entry.details)}
    if "phrase" in told:
        told["phrase"] = _phrase(str(entry.details.get("kind")), told["phrase"])
    details = _Details(told)
    says = entry.action if sentence is None else str(sentence) % details
    return LogLine(entry.sequence, entry.at, who, says)


class _Details(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "–"  # lines are kept for ever, and older ones say less


def _flat(details: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What a line says; of what was before, each part by its name, such as before_until."""
    for name, value in details.items():
        if isinstance(value, Mapping):
            yield from ((f"{name}_{part}", inner) for part, inner in value.items())
        else:
            yield name, value


def _phrase(kind: str, name: str) -> str:
    """What a phrase is called, with what it is about; its name if the kind does not have it."""
    try:
        title = phrase_for(kind, name).title
    except KeyError:
        return name
    subject = name.partition("/")[2].upper()
    return f"“{title} {subject}”" if subject else f"“{title}”"


def _say(name: str, value: Any) -> str:
    if value is None:
        return "–"
    if name in ("since", "until", "due_on") or name.endswith("_until"):
        return day(date.fromisoformat(value)) if value else "–"
    if name in ("unit", "unit_before") and not value:
        return "–"
    if name == "months" and value in Stretch.values:
        return str(Stretch(value).label)
    if name == "pack" and value in PackKind.values:
        return str(PackKind(value).label)
    if name == "turn" and value in TURNS:
        return str(TURNS[value])
    if name == "kind" and value in KINDS:
        return KINDS[value].title.say(page_language())
    if name == "instrument":
        return str(value).upper()
    return str(Role(value).label if name == "role" else value)
