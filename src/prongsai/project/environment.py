"""Reading settings from the environment."""

import os
from pathlib import Path
from secrets import token_urlsafe


def word(name: str, default: str) -> str:
    """A setting that is one word or text."""
    return os.environ.get(name, default)


def words(name: str, default: str) -> list[str]:
    """A setting that is a list, separated by commas."""
    return [part.strip() for part in word(name, default).split(",") if part.strip()]


def flag(name: str) -> bool:
    """A setting that is on when it says 1, true, yes or on."""
    return word(name, "").lower() in ("1", "true", "yes", "on")


def secret_key(directory: Path) -> str:
    """The key that signs sessions: from the environment, else one made once for this computer.

    The key that is made is kept in a file only its owner can read, so that two workers and the
    next start use the same one.
    """
    given = os.environ.get("PRONGSAI_SECRET_KEY")
    if given:
        return given
    path = directory / "secret-key"
    directory.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text("utf-8").strip()
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        key = token_urlsafe(50)
        file.write(key)
    return key
