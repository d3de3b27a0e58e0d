from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """Somebody who signs in. Duties belong to positions, not to people (see agencies)."""
