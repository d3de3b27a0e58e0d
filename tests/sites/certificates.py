"""Certificates of the farm: sound, expired, of another host, and of an authority nobody trusts."""

import ssl
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_DAY = timedelta(days=1)


class Certificates:
    """Made anew in a folder for each run; ``hosts`` says of each host which kind it shows."""

    def __init__(self, folder: Path, hosts: Mapping[str, str]) -> None:
        self._folder = folder
        self._hosts = hosts
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._now = datetime.now(UTC)
        self._root = self._signed("Farm Authority", (), None)
        self.authority = folder / "authority.pem"
        self.authority.write_bytes(self._root.public_bytes(serialization.Encoding.PEM))
        self._key_file = folder / "key.pem"
        self._key_file.write_bytes(
            self._key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )

    def server_context(self) -> ssl.SSLContext:
        """What the server shows: the certificate of the host that is asked for."""
        contexts = {kind: self._context(kind) for kind in ("sound", "expired", "other", "alone")}
        kinds = {"expired": "expired", "wrong_host": "other", "untrusted": "alone"}

        def choose(connection: ssl.SSLObject, name: str | None, _: ssl.SSLContext) -> None:
            kind = kinds.get(self._hosts.get(name or "", ""), "sound")
            connection.context = contexts[kind]

        contexts["sound"].sni_callback = choose  # type: ignore[assignment]
        return contexts["sound"]

    def _context(self, kind: str) -> ssl.SSLContext:
        names = ["hosting.example"] if kind == "other" else sorted(self._hosts)
        ended = self._now - 40 * _DAY if kind == "expired" else None
        issuer = None if kind == "alone" else self._root
        made = self._signed("farm", names, issuer, ended)
        path = self._folder / f"{kind}.pem"
        path.write_bytes(made.public_bytes(serialization.Encoding.PEM))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path, self._key_file)
        return context

    def _signed(
        self,
        name: str,
        hosts: Iterable[str],
        issuer: x509.Certificate | None,
        ended: datetime | None = None,
    ) -> x509.Certificate:
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        names = [x509.DNSName(host) for host in hosts]
        public = self._key.public_key()
        made = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer.subject if issuer else subject)
            .public_key(public)
            .serial_number(x509.random_serial_number())
            .not_valid_before(self._now - 400 * _DAY)
            .not_valid_after(ended or self._now + 30 * _DAY)
            .add_extension(x509.BasicConstraints(ca=not names, path_length=None), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        )
        if names:
            made = made.add_extension(x509.SubjectAlternativeName(names), critical=False)
        if names and issuer:
            made = made.add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(public), critical=False
            )
        return made.sign(self._key, hashes.SHA256())
