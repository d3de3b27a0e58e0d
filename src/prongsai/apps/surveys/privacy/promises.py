"""All promises to people who answer, in the order in which they are told."""

from pathlib import Path

from prongsai.apps.surveys.privacy import (
    answers_store,
    audit_log,
    groups,
    logs,
    places,
    readers,
    rows_of_codes,
    tables,
    trying,
)
from prongsai.apps.surveys.privacy.findings import Check


def promises(backups: tuple[Path, ...] = ()) -> tuple[Check, ...]:
    """Every promise; ``backups`` are folders that are searched for copies of answers, too."""
    return (*shapes(backups), *trying.CHECKS)


def shapes(backups: tuple[Path, ...] = ()) -> tuple[Check, ...]:
    """The promises that are looked at in an installation as it is, without a rehearsal."""
    return (
        *tables.CHECKS,
        *rows_of_codes.CHECKS,
        *answers_store.CHECKS,
        places.backups(backups),
        *places.CHECKS,
        *audit_log.CHECKS,
        *logs.CHECKS,
        *readers.CHECKS,
        *groups.CHECKS,
    )
