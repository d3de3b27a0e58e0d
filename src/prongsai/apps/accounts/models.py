from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """Somebody who signs in. Duties belong to positions, not to people (see agencies).

    While ``password_is_temporary`` the person has only the password that the office handed over,
    and must choose one before doing anything else.
    """

    password_is_temporary = models.BooleanField(default=False)
