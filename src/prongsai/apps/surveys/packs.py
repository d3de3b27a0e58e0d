"""Numbered packs and the codes in them, as rows that no order can be read from."""

import secrets

from django.db.models import Max
from django.utils import timezone

from prongsai.apps.agencies.models import Unit
from prongsai.apps.surveys.intake.hashing import keyed_hash
from prongsai.apps.surveys.models import Code, Pack, Survey
from prongsai.core.surveys.codes import new_code


def next_pack(survey: Survey, *, kind: str, portion: str, unit: Unit | None, size: int) -> Pack:
    """The survey's next pack, kept; call it with the survey's row locked.

    Raises ValidationError for a size that no pack can have.
    """
    last = survey.packs.aggregate(last=Max("number"))["last"] or 0
    pack = Pack(
        survey=survey,
        number=last + 1,
        kind=kind,
        portion=portion,
        unit=unit,
        size=size,
        printed_on=timezone.localdate(),
    )
    pack.full_clean()
    pack.save()
    return pack


def fill_pack(pack: Pack) -> tuple[str, ...]:
    """As many new codes as the pack holds, given back this once; only their hashes are kept.

    The order given back is that of drawing; rows are written in the order of their hashes.
    """
    drawn: dict[str, str] = {}  # code by its hash
    while len(drawn) < pack.size:
        some = [new_code(secrets.choice) for _one in range(pack.size - len(drawn))]
        drawn |= {keyed_hash(code, pack.survey_id): code for code in some}
        for taken in Code.objects.filter(pk__in=drawn).values_list("pk", flat=True):
            del drawn[taken]
    Code.objects.bulk_create(Code(keyed_hash=hashed, pack=pack) for hashed in sorted(drawn))
    return tuple(drawn.values())
