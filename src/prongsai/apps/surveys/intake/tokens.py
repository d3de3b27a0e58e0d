"""One-time tokens of forms: a double tap or a lost reply is never counted twice.

A token is random, says when its form was fetched, to five seconds, and is signed; nothing is stored
when it is given out. What is stored when it comes back says nothing about anybody.
"""

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from django.conf import settings

STEP = 5  # seconds; how exactly a token knows when its form was fetched
_PURPOSE = b"prongsai.surveys.tokens"
_RANDOM, _TIME, _SIGNED = 12, 4, 17  # bytes; 33 together are 44 letters
_LETTERS = 44


class FormToken(NamedTuple):
    """A token that came back: its hash for the store, and the age of its form.

    ``age_seconds`` is never less than the true age, and less than five seconds more.
    """

    hash: str
    age_seconds: int


def new_token(entrance_address: str, now: float) -> str:
    """A token for one form of an entrance; ``now`` in seconds, as ``time.time`` gives them."""
    body = secrets.token_bytes(_RANDOM) + (int(now) // STEP).to_bytes(_TIME, "big")
    return urlsafe_b64encode(body + _signature(body, entrance_address)).decode()


def read_token(text: str, entrance_address: str, now: float) -> FormToken | None:
    """What a token says, or ``None`` where it is not one of ours for this entrance."""
    if len(text) != _LETTERS or not text.isascii():
        return None
    try:
        whole = urlsafe_b64decode(text)
    except ValueError:
        return None
    body, signature = whole[: _RANDOM + _TIME], whole[_RANDOM + _TIME :]
    if not hmac.compare_digest(signature, _signature(body, entrance_address)):
        return None
    fetched = int.from_bytes(body[_RANDOM:], "big") * STEP
    return FormToken(sha256(whole).hexdigest()[:32], max(0, int(now) - fetched))


def _signature(body: bytes, entrance_address: str) -> bytes:
    signed = body + entrance_address.encode("utf-8", "surrogatepass")
    return hmac.digest(_key(settings.SECRET_KEY), signed, "sha256")[:_SIGNED]


@lru_cache(maxsize=2)
def _key(secret: str) -> bytes:
    """The key of tokens, made from SECRET_KEY for this purpose alone."""
    return hmac.digest(secret.encode(), _PURPOSE, "sha256")
