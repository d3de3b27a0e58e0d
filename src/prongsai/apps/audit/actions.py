"""Writing the audit log. Every action of every app ends with one call of ``log``."""

import json
from datetime import UTC
from hashlib import sha256
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from prongsai.apps.accounts.models import User
from prongsai.apps.audit.models import Entry, Head


@transaction.atomic
def log(
    action: str, subject: models.Model, *, by: User | None, agency: str = "", **details: Any
) -> Entry:
    """Add a line: what was done to what, by whom, in which agency.

    ``details`` are plain values for JSON; they never hold an answer, a secret or a person's
    private particulars.
    """
    head = Head.objects.select_for_update().get(pk=1)
    entry = Entry(
        sequence=head.sequence + 1,
        at=timezone.now(),
        actor=by,
        agency=agency,
        action=action,
        subject=f"{subject._meta.label_lower}:{subject.pk}",
        details=details,
        previous_hash=head.hash,
    )
    entry.hash = hash_of(entry)
    entry.save(force_insert=True)
    head.sequence, head.hash = entry.sequence, entry.hash
    head.save(update_fields=["sequence", "hash"])
    return entry


def hash_of(entry: Entry) -> str:
    """The hash of a line: of everything in it and of the hash of the line before."""
    content = {
        "sequence": entry.sequence,
        "at": entry.at.astimezone(UTC).isoformat(),
        "actor": entry.actor_id,
        "agency": entry.agency,
        "action": entry.action,
        "subject": entry.subject,
        "details": entry.details,
        "previous_hash": entry.previous_hash,
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()
