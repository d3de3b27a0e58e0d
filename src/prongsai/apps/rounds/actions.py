"""What people do with rounds."""

from django.db import transaction

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.actions import log
from prongsai.apps.rounds.models import PinnedFramework, Round
from prongsai.core.framework import Framework
from prongsai.core.loading import framework_file, load_framework


@transaction.atomic
def open_round(agency: Agency, *, year: int, by: User | None) -> Round:
    """Open an agency's round of a fiscal year and pin the year's newest rules to it.

    A round that is open already is given back as it is, with the rules it was opened with.
    Raises ProblemsFound for a year that has no rules.
    """
    # Two people who import the first sheet of a year at once take turns.
    Agency.objects.select_for_update().get(pk=agency.pk)
    existing = Round.objects.filter(agency=agency, year=year).select_related("framework").first()
    if existing is not None:
        return existing
    pinned = _pin(load_framework(year))
    round_ = Round(agency=agency, year=year, framework=pinned)
    round_.full_clean()
    round_.save()
    log("round.opened", round_, by=by, agency=agency.slug, year=year, digest=pinned.digest)
    return round_


def _pin(framework: Framework) -> PinnedFramework:
    text = framework_file(framework.name).read_text("utf-8")
    pinned, _ = PinnedFramework.objects.get_or_create(
        digest=framework.digest,
        defaults={"name": framework.name, "year": framework.year, "text": text},
    )
    return pinned
