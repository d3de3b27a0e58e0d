"""Reading settings from the environment."""

import os
import sys
from pathlib import Path
from secrets import token_urlsafe
from tempfile import mkstemp

from prongsai.core.problems import ProblemsFound
from prongsai.fetching.contact import contact_in


def word(name: str, default: str) -> str:
    """A setting that is one word or text."""
    return os.environ.get(name, default)


def words(name: str, default: str) -> list[str]:
    """A setting that is a list, separated by commas."""
    return [part.strip() for part in word(name, default).split(",") if part.strip()]


def flag(name: str) -> bool:
    """A setting that is on when it says 1, true, yes or on."""
    return word(name, "").lower() in ("1", "true", "yes", "on")


def count(name: str) -> int:
    """A setting that is a whole number; 0 where it is not given."""
    given = word(name, "0").strip()
    if not given.isdecimal():
        sys.exit(f"{name}: {given!r} is not a whole number; write one such as 1.")
    return int(given)


def contact() -> str:
    """Whom a webmaster can reach about our visits; empty where nobody is named."""
    try:
        return contact_in(os.environ)
    except ProblemsFound as wrong:
        sys.exit(str(wrong))


def secret_key(directory: Path) -> str:
    """The key that signs sessions: from the environment, else one made once for this computer.

    The key that is made is kept in a file only its owner can read, so that two workers and the
    next start use the same one.
    """
    given = os.environ.get("PRONGSAI_SECRET_KEY")
    if given:
        return given
    path = directory / "secret-key"
    if not path.exists():
        directory.mkdir(parents=True, exist_ok=True)
        _make_key(path)
    return path.read_text("utf-8").strip()


def _make_key(path: Path) -> None:
    """Put a new key in its place, whole; one that another process put there first stays."""
    handle, name = mkstemp(prefix=".secret-key-", dir=path.parent)  # readable only by its owner
    unfinished = Path(name)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(token_urlsafe(50))
    try:
        path.hardlink_to(unfinished)
    except FileExistsError:
        pass
    except OSError:  # a disk that knows no links, such as FAT
        unfinished.replace(path)
    unfinished.unlink(missing_ok=True)
