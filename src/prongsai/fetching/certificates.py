"""The day on which a certificate ended, for the sentence that tells it."""

import asyncio
import ssl

from yarl import URL

from prongsai.fetching.addresses import address_in
from prongsai.fetching.failures import FAILURES
from prongsai.fetching.resolving import JudgingResolver


async def day_of_end(resolver: JudgingResolver, url: URL, seconds: float) -> str:
    """Look at a server's certificate without believing it: ``2026-01-31``, empty if it cannot be.

    Nothing is asked of the server, and the address is judged as for every connection.
    """
    host, port = url.raw_host or "", url.port or 443
    try:
        async with asyncio.timeout(seconds):
            found = None if address_in(url) else await resolver.resolve(host, port)
            number, at = (found[0]["host"], found[0]["port"]) if found else (host, port)
            _, writer = await asyncio.open_connection(
                number, at, ssl=_believing_nothing(), server_hostname=host
            )
            content = writer.get_extra_info("ssl_object").getpeercert(binary_form=True)
            writer.close()
    except FAILURES:
        return ""
    return _end_in(content)


def _end_in(content: bytes) -> str:
    from cryptography.x509 import load_der_x509_certificate

    try:
        return load_der_x509_certificate(content).not_valid_after_utc.date().isoformat()
    except ValueError:
        return ""


def _believing_nothing() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
