"""What every test shares."""

from django.conf import settings


def pytest_configure() -> None:
    """Quick passwords and no collected files: neither is what these tests are about."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.WHITENOISE_AUTOREFRESH = True
