"""Looking at one promise in a test."""

from django.db import connection

from prongsai.apps.surveys.privacy.findings import Finding, Outcome, look_at
from prongsai.apps.surveys.privacy.promises import promises


def look(name: str) -> Finding:
    """What is found about the promise of this name."""
    checks = [check for check in promises() if check.name == name]
    ((_check, finding),) = look_at(checks)
    return finding


def is_kept(name: str) -> bool:
    """Whether the promise is found to be kept."""
    return look(name).outcome is Outcome.KEPT


def seen_broken(name: str) -> str:
    """What is seen of a broken promise, in English; it must be broken and say what to do."""
    finding = look(name)
    assert finding.outcome is Outcome.BROKEN
    assert finding.remedy is not None
    return finding.evidence.en


def execute(sql: str) -> None:
    """Change the database behind the program's back."""
    with connection.cursor() as cursor:
        cursor.execute(sql)
