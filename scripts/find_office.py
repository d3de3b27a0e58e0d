"""Find LibreOffice for the pictures of DOCX files; install Debian's where we may, else say how."""

import os
import shutil
import subprocess

NAMES = ("soffice", "libreoffice")
HOW = (
    "The pictures of DOCX files are not compared: that needs LibreOffice. "
    "On Debian: apt-get install libreoffice-writer-nogui. Or set SOFFICE=path."
)


def office() -> str | None:
    """The path of LibreOffice, or None."""
    given = os.environ.get("SOFFICE")
    return given or next(filter(None, map(shutil.which, NAMES)), None)


def install() -> None:
    """Install Debian's package, where this is Debian and we are root."""
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    package = ("--no-install-recommends", "libreoffice-writer-nogui")
    for command in (["update"], ["install", "--yes", *package]):
        subprocess.run([apt, "--quiet=2", *command], env=environment, check=False)


if __name__ == "__main__":
    if office() is None:
        install()
    found = office()
    # Nothing else needs it, so the tests go on; those of DOCX pictures say why they are skipped.
    print(HOW if found is None else f"Pictures of DOCX files with {found}")
