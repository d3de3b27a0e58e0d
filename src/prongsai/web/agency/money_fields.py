"""Fields for what offices write in their own way, read as their files are: amounts of baht."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from prongsai.core.money import baht, figure
from prongsai.core.sheets.values import Unfit, quoted
from prongsai.web.layout.words import page_language


class BahtField(forms.CharField):
    """An amount of baht, exactly; ``None`` where nothing is written.

    ``read`` is what reads it: it raises Unfit, which says how such amounts are written.
    """

    def __init__(self, *, read: Callable[[object], Decimal] = baht, **details: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal"})
        super().__init__(max_length=40, required=False, widget=widget, **details)
        self._read = read

    def prepare_value(self, value: Any) -> Any:
        """An amount with its thousands apart; what somebody wrote stays as it is."""
        return figure(value) if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Any:
        """The amount."""
        said = super().clean(value)
        return read_in(self, said, self._read) if said else None


def read_in(field: forms.Field, said: str, read: Callable[[object], Any]) -> Any:
    """What was written in a field, as a file would be read; ValidationError where it is unfit."""
    try:
        return read(said)
    except Unfit as unfit:
        details = {"code": str(field.label), "value": quoted(said), **unfit.details}
        raise ValidationError(unfit.says.fill(**details).say(page_language())) from unfit
