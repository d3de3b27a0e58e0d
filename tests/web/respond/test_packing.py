"""Pages in pieces that are packed once: every browser unpacks them to what was meant."""

import gzip
import zlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from prongsai.web.respond.packing import Packed, takes_gzip

TOKEN = st.binary(min_size=1, max_size=60)
TEXT = st.text(max_size=400).map(lambda text: (text * 30).encode())


@example(before=b"", after=b"\0" * 30, tokens=[b"\0\1"])
@given(before=TEXT, after=TEXT, tokens=st.lists(TOKEN, min_size=1, max_size=3))
def test_pieces_and_what_comes_between_unpack_to_the_page(before, after, tokens):
    for token in tokens:
        page = Packed(before, after, room=len(token))

        assert gzip.decompress(page.gzipped(token)) == page.plain(token) == before + token + after


@pytest.mark.parametrize("after", [b"\0" * 30, bytes(range(256)) * 3])
def test_nothing_refers_to_what_comes_between_whatever_bytes_a_page_has(after):
    page = Packed(b"", after, room=2)

    assert gzip.decompress(page.gzipped(b"\0\1")) == b"\0\1" + after


def test_the_second_piece_is_packed_knowing_the_first():
    page = Packed(b"<p>" + bytes(range(255)), bytes(range(255)) * 3, room=44)

    assert len(page.gzipped(b"x" * 44)) < 400


def test_a_page_has_room_for_its_token_and_nothing_else():
    with pytest.raises(ValueError, match="room for 44 bytes, not for 43"):
        Packed(b"a", b"b", room=44).gzipped(b"x" * 43)


def test_a_stream_of_one_piece_ends_properly():
    packed = Packed(b"page").gzipped(b"")

    unpacking = zlib.decompressobj(31)
    assert unpacking.decompress(packed) == b"page"
    assert (unpacking.eof, unpacking.unused_data) == (True, b"")


@pytest.mark.parametrize(
    ("accepted", "takes"),
    [
        ("gzip, deflate, br", True),
        ("deflate, gzip;q=0.5", True),
        ("gzip;q=0, br", False),
        ("gzip; q=0.0", False),
        ("br", False),
        ("", False),
    ],
)
def test_gzip_is_sent_to_whoever_takes_it(accepted, takes):
    assert takes_gzip(accepted) is takes
