"""A published paper offered as the evidence of the OIT items that it proves."""

from collections.abc import Iterator
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.documents.models import Paper, PaperVersion
from prongsai.apps.documents.queries import material_for
from prongsai.apps.evidence.actions import hand_in
from prongsai.apps.evidence.exhibits import Given
from prongsai.apps.evidence.models import Disclosure, Exhibit, ExhibitKind, HandIn
from prongsai.apps.evidence.queries import newest_hand_in
from prongsai.core.documents.item_proofs import Proof, proofs
from prongsai.core.problems import ProblemsFound


class Offer(NamedTuple):
    """An item that a paper proves, and how it stands with it.

    ``disclosure`` is ``None`` where the OIT of that year is not open; ``kept`` are how many links,
    files and texts stand there by now; ``is_given`` says that this address is among them.
    """

    proof: Proof
    disclosure: Disclosure | None = None
    kept: int = 0
    is_given: bool = False

    @property
    def year(self) -> int:
        """The fiscal year whose OIT asks for it."""
        return self.proof.framework.year


def items_proved(paper: Paper) -> tuple[Proof, ...]:
    """The OIT items that a paper proves, by the rules of the years that ask for it."""
    try:
        found = proofs(material_for(paper), (paper.kind,))
    except (ProblemsFound, ValueError):  # what it was made from is there no more
        return ()
    return tuple(one for one in found if paper.kind in one.codes)


def offers_of(version: PaperVersion, address: str) -> tuple[Offer, ...]:
    """The items that a version can be handed in for, and how each of them stands."""
    return tuple(_offers(version, address))


@transaction.atomic
def offer_evidence(
    version: PaperVersion,
    *,
    disclosure: Disclosure,
    address: str,
    seen: int,
    by: User | None,
) -> HandIn:
    """Hand in the permanent address of a published version for an item, beside what stands there.

    Raises ValidationError where the version is not public, where the item asks for other things,
    and as ``hand_in`` does: another came in between, the executive approved, the days are over.
    """
    publication = getattr(version, "publication", None)
    if publication is None or hasattr(publication, "withdrawal"):
        raise ValidationError(_("Publish the document first: assessors open its address."))
    offer = next((o for o in _offers(version, address) if o.disclosure == disclosure), None)
    if offer is None:
        raise ValidationError(_("This item does not ask for this document."))
    newest = newest_hand_in(disclosure)
    if offer.is_given:
        raise ValidationError(_("The address of this document is handed in already."))
    kept = [] if newest is None else [_given(one) for one in newest.exhibits.all()]
    link = Given(ExhibitKind.LINK, version.title[:300], url=address)
    explanation = "" if newest is None or newest.nothing_to_disclose else newest.explanation
    return hand_in(disclosure, seen=seen, exhibits=[*kept, link], explanation=explanation, by=by)


def _offers(version: PaperVersion, address: str) -> Iterator[Offer]:
    agency = version.paper.agency
    for proof in items_proved(version.paper):
        rows = Disclosure.objects.select_related("examination__round__agency")
        disclosure = rows.filter(
            examination__round__agency=agency,
            examination__round__year=proof.framework.year,
            code=proof.item.code,
        ).first()
        newest = None if disclosure is None else newest_hand_in(disclosure)
        kept = [] if newest is None else list(newest.exhibits.all())
        yield Offer(proof, disclosure, len(kept), any(one.url == address for one in kept))


def _given(kept: Exhibit) -> Given:
    return Given(
        kept.kind,
        kept.title,
        url=kept.url,
        digest=kept.file_id or "",
        text=kept.text,
        table=kept.table or (),
    )
