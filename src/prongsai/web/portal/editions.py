"""Which published version of a result a page shows; drafts never appear here."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.urls import reverse

from prongsai.apps.results.models import Result
from prongsai.apps.results.queries import published_versions, shown
from prongsai.core import results as core
from prongsai.web.portal.keeping import remembered


@dataclass(frozen=True)
class Edition:
    """A published version: as stored, as values of the core, and where its pages are."""

    stored: Result
    shown: core.Result
    versions: tuple[Result, ...]
    base: str
    query: str

    @property
    def is_newest(self) -> bool:
        """Whether no later version has taken its place."""
        return self.stored == self.versions[0]

    @property
    def previous(self) -> int | None:
        """The number of the published version before this one; ``None`` for the first."""
        earlier = [one.version for one in self.versions if one.version < self.stored.version]
        return max(earlier, default=None)


def edition_of(request: HttpRequest, slug: str, year: int) -> Edition:
    """The version that the address names with ``?version=N``, else the newest; 404 for neither.

    Written as plain files, a result has a page for each of its scores: it is read once for all.
    """
    memory, key = remembered(request), (slug, year, request.GET.get("version", ""))
    kept = memory.get("editions", {})
    if key not in kept:
        of_agency = {one: edition for one, edition in kept.items() if one[0] == slug}
        kept = memory["editions"] = of_agency | {key: _edition_of(*key)}
    edition: Edition = kept[key]
    return edition


def _edition_of(slug: str, year: int, asked: str) -> Edition:
    versions = tuple(published_versions(slug, year).defer("sheet", "snapshot"))
    named = [one for one in versions if asked in ("", str(one.version))]
    if not named:
        raise Http404
    return Edition(
        stored=named[0],
        shown=shown(named[0]),
        versions=versions,
        base=reverse("portal:result", args=[slug, year]),
        query=f"?version={asked}" if asked else "",
    )
