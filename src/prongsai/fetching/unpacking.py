"""Bodies unpacked piece by piece, so that no small answer becomes a large one in memory."""

import zlib
from collections.abc import Iterator

from prongsai.core.evidence.shown import Trouble

PIECE = 256 * 2**10

# What we ask servers for: what Python unpacks with a bound.
ACCEPTED = "gzip, deflate"


class Packed(ValueError):  # noqa: N818 -- reads as what is the matter
    """A body that cannot be unpacked, with the trouble that says so."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.trouble = Trouble("broken_file", detail)


class Unpacking:
    """Unpacks one body; what is not packed goes through as it is."""

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding.strip().lower()
        if self._encoding not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise Packed(f"Content-Encoding: {encoding[:60]}")
        self._stream: zlib._Decompress | None = None

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        """Give what a chunk holds, at most PIECE bytes at a time; Packed where it is broken."""
        if self._encoding in ("", "identity"):
            yield chunk
            return
        while chunk:
            stream = self._stream = self._stream or self._opened(chunk)
            try:
                yield stream.decompress(chunk, PIECE)
            except zlib.error as error:
                raise Packed(self._encoding) from error
            chunk = stream.unconsumed_tail
            if stream.eof:  # a gzip file may have several parts; what else follows is nothing
                chunk = stream.unused_data if stream.unused_data[:2] == b"\x1f\x8b" else b""
                self._stream = None if chunk else stream

    def _opened(self, chunk: bytes) -> "zlib._Decompress":
        if self._encoding != "deflate":
            return zlib.decompressobj(wbits=31)
        # "deflate" is zlib by the standard, and bare from some servers.
        return zlib.decompressobj(wbits=15 if chunk[0] & 15 == 8 else -15)
