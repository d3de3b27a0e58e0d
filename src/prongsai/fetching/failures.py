"""What went wrong on the way, as a trouble that people can act on."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from aiohttp import (
    ClientConnectorCertificateError,
    ClientConnectorDNSError,
    ClientConnectorError,
    ClientConnectorSSLError,
    ClientError,
    ConnectionTimeoutError,
)

from prongsai.core.evidence.shown import Trouble
from prongsai.fetching.resolving import LeadsInside

# What asking may raise; anything else is a mistake of ours.
FAILURES = (ClientError, TimeoutError, OSError, ValueError)


def trouble_of(error: BaseException) -> Trouble:
    """The trouble behind an error of FAILURES."""
    cause = getattr(error, "os_error", error)
    if isinstance(cause, LeadsInside):
        return cause.trouble
    if isinstance(error, ClientConnectorCertificateError):
        return _of_certificate(error.certificate_error)
    if isinstance(error, ClientConnectorSSLError):
        return Trouble("connection_failed", f"TLS: {getattr(cause, 'reason', None) or cause}"[:120])
    if isinstance(error, ClientConnectorDNSError):
        return _of_name(cause)
    if isinstance(error, TimeoutError):
        return Trouble("timed_out")
    return Trouble("connection_failed", _first_words(cause))


def trouble_of_status(status: int) -> Trouble | None:
    """The trouble that a status tells; None where it is an answer."""
    if status < 400:
        return None
    if status in (404, 410):
        return Trouble("not_found", str(status))
    return Trouble("server_error" if status >= 500 else "refused_by_server", str(status))


def could_not_connect(error: BaseException) -> bool:
    """Whether the server was not even reached, so that its other pages are not either."""
    return isinstance(error, _NOT_CONNECTED)


def may_pass(trouble: Trouble | None) -> bool:
    """Whether the trouble may be over in a moment."""
    if trouble is None:
        return False
    if trouble.code == "connection_failed":
        return not trouble.detail.startswith("TLS")
    return trouble.code == "timed_out" or trouble.detail in ("502", "503", "504")


@contextmanager
def one_error() -> Iterator[None]:
    """Raise the error of a group of tasks as itself: when one fails, all the others are ended."""
    try:
        yield
    except BaseExceptionGroup as group:
        raise group.exceptions[0] from group


def _of_name(cause: object) -> Trouble:
    unknown = (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))
    if isinstance(cause, socket.gaierror) and cause.errno in unknown:
        return Trouble("no_such_host")
    return Trouble("connection_failed", "the name could not be looked up")


def _of_certificate(error: Exception) -> Trouble:
    code = getattr(error, "verify_code", 0)
    says = getattr(error, "verify_message", "")[:120]
    if code == _EXPIRED:
        return Trouble("tls_expired")
    if code in _OTHER_HOST or (isinstance(error, ssl.CertificateError) and "match" in says):
        return Trouble("tls_wrong_host", says)
    return Trouble("tls_untrusted", says)


def _first_words(error: object) -> str:
    strerror = getattr(error, "strerror", None)
    return str(strerror or type(error).__name__)[:120]


_NOT_CONNECTED = (
    ClientConnectorError,
    ClientConnectorSSLError,
    ClientConnectorCertificateError,
    ConnectionTimeoutError,
)

# Codes of OpenSSL (X509_V_ERR_…): a day that is over; another name, another number.
_EXPIRED = 10
_OTHER_HOST = (62, 64)
