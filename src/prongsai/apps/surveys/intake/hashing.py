"""Codes as they are stored: keyed hashes, from which nobody without the key finds the code."""

from django.utils.crypto import salted_hmac

_PURPOSE = "prongsai.surveys.codes"


def keyed_hash(code: str, survey: int) -> str:
    """The hash of a code of a survey, by its key: 32 hexadecimal digits.

    ``code`` as ``core.surveys.codes.as_typed`` gives it. HMAC-SHA256 with a key made from
    SECRET_KEY for this purpose alone; whoever changes SECRET_KEY makes all slips void.
    """
    digest: str = salted_hmac(_PURPOSE, f"{survey}:{code}", algorithm="sha256").hexdigest()
    return digest[:32]
