"""Pages packed once and sent many times: a page in two packed pieces round what is new each time.

DEFLATE lets pieces be joined: the first piece ends flushed, so on a whole byte; what is new goes
between as a block that is stored, not packed, and always has the same length; so the second piece
may refer back to the first across it. A request costs no compression, only a checksum.
"""

import re
import zlib
from dataclasses import dataclass
from functools import cached_property

_HEAD = b"\x1f\x8b\x08\0\0\0\0\0\x02\xff"  # gzip, without name or time
_RAW = -15
_REFUSED = re.compile(r"\bgzip\s*;\s*q=0(\.0+)?\s*(,|$)")


@dataclass(frozen=True)
class Packed:
    """A page around one place where every request has something else, ``room`` bytes long."""

    before: bytes
    after: bytes = b""
    room: int = 0

    def plain(self, between: bytes) -> bytes:
        """The page as it is."""
        return self.before + between + self.after

    def gzipped(self, between: bytes) -> bytes:
        """The page as a gzip file, made of pieces that are packed already."""
        if len(between) != self.room:
            raise ValueError(f"a page has room for {self.room} bytes, not for {len(between)}")
        whole = zlib.crc32(self.after, zlib.crc32(between, self._crc))
        size = len(self.before) + len(between) + len(self.after)
        foot = whole.to_bytes(4, "little") + size.to_bytes(4, "little")
        first, second = self._pieces
        return b"".join((_HEAD, first, _stored(between), second, foot))

    @cached_property
    def _crc(self) -> int:
        return zlib.crc32(self.before)

    @cached_property
    def _pieces(self) -> tuple[bytes, bytes]:
        # Where the dictionary has a byte that the second piece lacks, nothing of it refers to what
        # comes between; a piece that has every byte does without one.
        free = next((one for one in range(256) if one not in self.after), None)
        known = b"" if free is None else self.before + bytes([free]) * self.room
        first, second = _packer(b""), _packer(known)
        before = first.compress(self.before) + first.flush(zlib.Z_FULL_FLUSH)
        return before, second.compress(self.after) + second.flush(zlib.Z_FINISH)


def takes_gzip(accepted: str) -> bool:
    """Whether a browser that sent this ``Accept-Encoding`` unpacks gzip."""
    return "gzip" in accepted and not _REFUSED.search(accepted)


def _packer(known: bytes) -> "zlib._Compress":
    return zlib.compressobj(9, zlib.DEFLATED, _RAW, 9, zlib.Z_DEFAULT_STRATEGY, known)


def _stored(content: bytes) -> bytes:
    """A block of DEFLATE that holds its content as it is; at most 65,535 bytes."""
    size = len(content)
    return b"\0" + size.to_bytes(2, "little") + (size ^ 0xFFFF).to_bytes(2, "little") + content
