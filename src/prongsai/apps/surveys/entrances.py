"""The addresses at which a survey is answered: of the whole agency, and of its service points."""

import secrets

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.surveys.changing import keep, log_of, unclosed
from prongsai.apps.surveys.models import Entrance, Survey
from prongsai.apps.surveys.queries import survey_rules
from prongsai.core.surveys.codes import ALPHABET

_ADDRESS_LENGTH = 6  # 64 million addresses, so that nobody finds one by trying


@transaction.atomic
def add_entrance(
    survey: Survey, *, name: str, portion: str | None = None, by: User | None
) -> Entrance:
    """Add an address for a service point; ``portion`` is the first one where none is given."""
    current = unclosed(survey)
    known = [one.code for one in survey_rules(current).portions]
    if portion is not None and portion not in known:
        raise ValidationError({"portion": _("The survey has no such part. Choose another.")})
    if not name.strip():
        raise ValidationError({"name": _("Type the name of the service point.")})
    entrance = new_entrance(current, portion or known[0], name.strip())
    log_of("survey.entrance_added", entrance, survey, by, name=entrance.name)
    return entrance


@transaction.atomic
def rename_entrance(entrance: Entrance, *, name: str, by: User | None) -> None:
    """Give a service point another name; its address stays, so that printed posters lead there."""
    current = Entrance.objects.select_related("survey").get(pk=entrance.pk)
    survey = unclosed(current.survey)
    if not current.name:
        raise ValidationError({"name": _("The entrance of the whole agency has no name.")})
    if not name.strip():
        raise ValidationError({"name": _("Type the name of the service point.")})
    before, current.name = current.name, name.strip()
    if current.name == before:
        return
    keep(current, entrance, "name")
    log_of("survey.entrance_renamed", entrance, survey, by, name=current.name, before=before)


def new_entrance(survey: Survey, portion: str, name: str) -> Entrance:
    """An entrance with an address of its own, kept; ``name`` is empty for the whole agency's."""
    entrance = Entrance(survey=survey, portion=portion, name=name, address=_new_address())
    entrance.full_clean()
    entrance.save()
    return entrance


def _new_address() -> str:
    letters = ALPHABET.lower()
    while True:
        address = "".join(secrets.choice(letters) for _place in range(_ADDRESS_LENGTH))
        if not Entrance.objects.filter(address=address).exists():
            return address
