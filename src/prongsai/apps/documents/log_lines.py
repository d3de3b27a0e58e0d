"""The lines of the audit log about papers and their versions: whose, of which year and kind."""

from typing import Any

from prongsai.apps.accounts.models import User
from prongsai.apps.audit.actions import log
from prongsai.apps.documents.models import Paper, PaperVersion


def log_paper(act: str, paper: Paper, by: User | None, **details: str) -> None:
    """Log what was done to a document in preparation."""
    _log(act, paper, paper, by, **details)


def log_version(act: str, version: PaperVersion, by: User | None, **details: str) -> None:
    """Log what was done to an issued version."""
    _log(act, version, version.paper, by, version=version.number, code=version.code, **details)


def _log(
    act: str, subject: Paper | PaperVersion, paper: Paper, by: User | None, **details: Any
) -> None:
    agency = paper.agency.slug
    log(act, subject, by=by, agency=agency, year=paper.year, kind=paper.kind, **details)
