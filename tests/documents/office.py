"""DOCX files as LibreOffice prints them, with our own font on every computer."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.find_office import office

from tests.repository import ROOT

SECONDS = 300
FONTS = ROOT / "src" / "prongsai" / "printing" / "fonts"
# Whatever a file asks for, it gets the font that is drawn like TH Sarabun; no other is there.
_ONE_FONT = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{folder}/fonts</cachedir>
  <match target="pattern">
    <edit name="family" mode="prepend" binding="strong"><string>Saraban ITA</string></edit>
  </match>
</fontconfig>
"""


def printed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Each DOCX as PDF, by its name; LibreOffice is started once for all of them."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for title, content in files.items():
            (folder / f"{title}.docx").write_bytes(content)
        _convert(folder, [folder / f"{title}.docx" for title in files])
        return {title: (folder / f"{title}.pdf").read_bytes() for title in files}


def version() -> str:
    """Which LibreOffice this is, as ``7.4``; another one breaks lines its own way."""
    with TemporaryDirectory() as folder:
        said = _run(Path(folder), "--version").split()
    return ".".join(said[1].split(".")[:2])


def _convert(folder: Path, files: list[Path]) -> None:
    _run(folder, "--convert-to", "pdf", "--outdir", str(folder), *map(str, files))


def _run(folder: Path, *arguments: str) -> str:
    """Run LibreOffice as somebody who never ran it, who has one font and no screen."""
    configuration = folder / "fonts.conf"
    configuration.write_text(_ONE_FONT.format(fonts=FONTS, folder=folder), "utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    done = subprocess.run(
        [str(office()), "--headless", profile, *arguments],
        env={**os.environ, "FONTCONFIG_FILE": str(configuration), "SAL_USE_VCLPLUGIN": "svp"},
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=True,
    )
    return done.stdout
