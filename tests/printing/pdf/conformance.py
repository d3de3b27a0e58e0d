"""What a validator that is not ours says about our files."""

import re

import page

ARCHIVES, LISTENERS = page.ValidationProfile.PDF_A_2A, page.ValidationProfile.PDF_UA_1
STANDARDS = (ARCHIVES, LISTENERS)
_LENGTH = "PDFA2A-STREAM-LENGTH-001"
_STREAM = re.compile(rb"(?s)/Length (\d+)[^>]*>>\s*stream\n")


def failures(content: bytes, standard: page.ValidationProfile) -> list[tuple[str, str]]:
    """Where a file does not keep a standard: the rule and what is wrong.

    Version 0.11 takes the last byte of a compressed stream for a line end if it is a carriage
    return, as one in 256 is. That finding is left out where every length is right by counting.
    """
    found = page.validate_pdf_bytes(content, profile=standard).failures
    told = [(one.rule_id, one.message) for one in found]
    return [one for one in told if one[0] != _LENGTH or wrong_lengths(content)]


def wrong_lengths(content: bytes) -> list[int]:
    """The places of streams after whose length no line end and ``endstream`` follow."""
    return [
        stream.start()
        for stream in _STREAM.finditer(content)
        if content[stream.end() + int(stream[1]) :][:10] != b"\nendstream"
    ]
