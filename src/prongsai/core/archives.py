"""Zip archives, which office files are: what reading a broken one raises, and what is in one."""

import zlib
from io import BytesIO
from zipfile import BadZipFile, LargeZipFile, ZipFile

# Each was met with damaged or hostile archives; nothing tells them apart for whoever sent the file.
BROKEN = (
    BadZipFile, LargeZipFile, zlib.error, NotImplementedError, OSError, ValueError, EOFError,
    RuntimeError,
)  # fmt: skip


def names_in(content: bytes) -> frozenset[str] | None:
    """The names of the parts of an archive, none of them unpacked; ``None`` for a broken one."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            return frozenset(archive.namelist())
    except BROKEN:
        return None
