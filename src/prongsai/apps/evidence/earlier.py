"""What an agency showed for earlier years, to tell last year's file where it is handed in again."""

from collections.abc import Iterator, Mapping

from prongsai.apps.evidence.models import Copy, Examination, Exhibit
from prongsai.apps.rounds.queries import rules_of
from prongsai.core.evidence.checking import wanted_year
from prongsai.core.framework import Node

# Digests of files of earlier years, each with the fiscal year that it was to be of, and where.
Earlier = Mapping[str, tuple[int, str]]


def earlier_files(examination: Examination) -> Earlier:
    """What the agency showed for earlier years: files that were handed in, and files copied."""
    round_ = examination.round
    years = {"round__agency": round_.agency_id, "round__year__lt": round_.year}
    found: dict[str, tuple[int, str]] = {}
    for before in Examination.objects.filter(**years).select_related("round"):
        nodes = rules_of(before.round).nodes
        for digest, code, where in _files_of(before):
            node = nodes[code]
            told = f"{code.upper()} {before.round.year}" + (f", {where}" if where else "")
            found[digest] = (wanted_year(node, before.round.year), told)
    return found


def _files_of(examination: Examination) -> Iterator[tuple[str, str, str]]:
    """Digest, item and place of everything that was shown in a year."""
    owner = {"hand_in__disclosure__examination": examination}
    names = ("hand_in__disclosure__code",)
    yield from Copy.objects.filter(**owner).values_list("digest", *names, "url")
    files = Exhibit.objects.filter(**owner, file__isnull=False)
    yield from files.values_list("file_id", *names, "file_name")


def of_other_years(earlier: Earlier, node: Node, year: int) -> dict[str, str]:
    """Those files that were to be of another year than the item asks for now.

    What was of the current year then may be of the year before now, and is right.
    """
    wanted = wanted_year(node, year)
    return {digest: told for digest, (of_year, told) in earlier.items() if of_year != wanted}
