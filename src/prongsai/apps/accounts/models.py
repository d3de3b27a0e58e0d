from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone

from prongsai.apps.accounts.passwords import ENDS_AFTER


class User(AbstractUser):
    """Somebody who signs in. Duties belong to positions, not to people (see agencies).

    While ``password_is_temporary`` the person has only the password that the office handed over,
    and must choose one before doing anything else. ``password_given_at`` says since when.
    """

    password_is_temporary = models.BooleanField(default=False)
    password_given_at = models.DateTimeField(null=True, blank=True)

    @property
    def password_has_ended(self) -> bool:
        """Whether the password that was handed over waited too long to be used."""
        if not self.password_is_temporary or self.password_given_at is None:
            return False
        return timezone.now() >= self.password_given_at + ENDS_AFTER
