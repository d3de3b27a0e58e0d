"""What is wrong with a certificate is told apart, with the day on which it ended."""

import asyncio
import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from prongsai.core.evidence.shown import Trouble
from tests.fetching.servers import answer, fetcher, names, redirect, run, site

NOW = datetime.now(UTC).replace(microsecond=0)
HOST = "web.example"
KNOWN = names(web__example="127.0.0.1")


def _name(text):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


class Authority:
    """Signs certificates of servers; ``trust`` believes in it and in nobody else."""

    def __init__(self):
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = _name("authority")
        self.certificate = (
            self._builder(self.name, self.key, NOW + timedelta(days=9))
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .sign(self.key, hashes.SHA256())
        )

    @property
    def trust(self):
        text = self.certificate.public_bytes(serialization.Encoding.PEM).decode()
        return ssl.create_default_context(cadata=text)

    def server(self, folder, host, end=NOW + timedelta(days=9)):
        """The context of a server whose certificate names ``host`` and ends at ``end``."""
        key = ec.generate_private_key(ec.SECP256R1())
        signed = (
            self._builder(_name(host), key, end)
            .add_extension(
                x509.SubjectAlternativeName(
                    [x509.IPAddress(ip_address(host)) if host[0].isdigit() else x509.DNSName(host)]
                ),
                critical=False,
            )
            .sign(self.key, hashes.SHA256())
        )
        path = folder / "server.pem"
        pem = serialization.Encoding.PEM
        path.write_bytes(
            key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
            + signed.public_bytes(pem)
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return context

    def _builder(self, subject, key, end):
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self.name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(NOW - timedelta(days=99))
            .not_valid_after(end)
        )


@pytest.fixture(scope="module")
def authority():
    return Authority()


def trouble_with(tls, trust):
    """What stands in the way of opening a page there."""

    async def go():
        ours = fetcher(resolver=KNOWN, trust=trust)
        async with site({"/": answer(200, b"page")}, tls=tls) as web, ours:
            return await ours.get(f"https://{HOST}:{web.port}/")

    return run(go())


def test_a_page_behind_a_good_certificate_opens(authority, tmp_path):
    got = trouble_with(authority.server(tmp_path, HOST), authority.trust)

    assert (got.trouble, got.body) == (None, b"page")


def test_an_expired_certificate_is_told_with_its_day(authority, tmp_path):
    ended = NOW - timedelta(days=3)
    got = trouble_with(authority.server(tmp_path, HOST, ended), authority.trust)

    assert got.trouble == Trouble("tls_expired", ended.date().isoformat())


def test_a_certificate_of_another_host_is_told(authority, tmp_path):
    got = trouble_with(authority.server(tmp_path, "other.example"), authority.trust)

    assert got.trouble is not None
    assert got.trouble.code == "tls_wrong_host"


def test_a_certificate_that_nobody_vouches_for_is_told(authority, tmp_path):
    got = trouble_with(authority.server(tmp_path, HOST), None)

    assert got.trouble is not None
    assert got.trouble.code == "tls_untrusted"


def test_a_server_that_speaks_no_tls_is_told():
    async def plain(reader, writer):
        writer.write(answer(400, b"speak HTTP"))
        writer.close()

    async def go():
        server = await asyncio.start_server(plain, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        async with server, fetcher(resolver=KNOWN) as ours:
            return (await ours.get(f"https://{HOST}:{port}/")).trouble

    trouble = run(go())
    assert trouble is not None
    assert trouble.code == "connection_failed"
    assert trouble.detail.startswith("TLS")


def test_from_a_page_without_tls_to_one_with_it_and_back(authority, tmp_path):
    async def go():
        tls = authority.server(tmp_path, HOST)
        async with site({"/b": answer(200, b"b")}) as plain:
            back = {"/": redirect(f"http://{HOST}:{plain.port}/b")}
            async with site(back, tls=tls) as safe:
                plain.pages["/"] = redirect(f"https://{HOST}:{safe.port}/")
                async with fetcher(resolver=KNOWN, trust=authority.trust) as ours:
                    return await ours.get(f"http://{HOST}:{plain.port}/")

    got = run(go())
    assert (got.body, len(got.hops)) == (b"b", 1)
