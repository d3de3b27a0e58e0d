"""What others did while somebody wrote: told in a sentence, and nothing of theirs written over."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def changed_meanwhile() -> ValidationError:
    """Somebody else changed it: what was written is kept once one has looked at that."""
    return ValidationError(
        _(
            "Somebody else changed this while you wrote. What you wrote is still here: compare it"
            " with what stands there now, then save it again."
        ),
        code="changed_meanwhile",
    )


def taken_out() -> ValidationError:
    """Somebody else took the project out: what was written can be a project of its own."""
    return ValidationError(
        _(
            "Somebody else took this project out of the draft while you wrote. What you wrote is"
            " still here: keep it as a new project, or leave it."
        ),
        code="taken_out",
    )
