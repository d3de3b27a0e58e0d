"""What an action refuses, told where it was typed."""

from collections.abc import Iterator
from contextlib import contextmanager

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _


@contextmanager
def refusals_told(form: forms.Form) -> Iterator[None]:
    """Let an action's refusal stand in the form, beside the field that it is about."""
    try:
        yield
    except ValidationError as refusal:
        if not hasattr(refusal, "error_dict"):
            form.add_error(None, refusal)
            if getattr(refusal, "code", None) == "changed_meanwhile":
                # Nobody keeps who saved what: two tabs of one person look like two people.
                form.add_error(None, _("If nobody else was here, it was you, in another window."))
            return
        for field, errors in refusal.error_dict.items():
            known = field in form.fields and field != NON_FIELD_ERRORS
            form.add_error(field if known else None, errors)
