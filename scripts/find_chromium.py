"""Find a Chromium for the browser tests; install Debian's where we may, else say how."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
HOW = "The browser tests need Chromium. On Debian: apt-get install chromium. Or set CHROMIUM=path."


def chromium() -> str | None:
    """The path of a Chromium, or None."""
    given = os.environ.get("CHROMIUM")
    return given or next(filter(None, map(shutil.which, NAMES)), None)


def install() -> None:
    """Install Debian's packages, where this is Debian and we are root."""
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "--yes", "chromium", "fonts-thai-tlwg"]):
        subprocess.run([apt, "--quiet=2", *command], env=environment, check=False)


if __name__ == "__main__":
    if chromium() is None:
        install()
    found = chromium()
    if found is None:
        sys.exit(HOW)
    print(f"Browser tests with {found}")
