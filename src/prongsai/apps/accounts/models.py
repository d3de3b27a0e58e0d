from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone

from prongsai.apps.accounts.passwords import ENDS_AFTER


class User(AbstractUser):
    """Somebody who signs in. Duties belong to positions, not to people (see agencies).

    While ``password_is_temporary`` the person has only the password that the office handed over,
    and must choose one before doing anything else. ``password_given_at`` says since when; for
    somebody whose position begins later, that is its first day.
    """

    password_is_temporary = models.BooleanField(default=False)
    password_given_at = models.DateTimeField(null=True, blank=True)

    @property
    def password_ends_at(self) -> datetime | None:
        """Until when the password that was handed over opens anything; ``None`` for one's own."""
        if not self.password_is_temporary or self.password_given_at is None:
            return None
        return self.password_given_at + ENDS_AFTER

    @property
    def password_has_ended(self) -> bool:
        """Whether the password that was handed over waited too long to be used."""
        return self.password_ends_at is not None and timezone.now() >= self.password_ends_at
