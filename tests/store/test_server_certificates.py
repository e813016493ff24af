"""A server proves itself by its certificate; what is wrong with it is said in words. TLS needs the system's server."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from hamyar_desktop.domain.errors import RuleBroken
from hamyar_desktop.store.engine import make_engine
from hamyar_desktop.store.server.engine import try_to_reach
from hamyar_desktop.store.server.gate import ServerGate
from hamyar_desktop.store.unit_of_work import make_open_unit
from tests.cluster import Cluster, binary_folders
from tests.fakes import FakeClock

pytestmark = pytest.mark.slow
NOW = datetime.now(UTC)
Key = ec.EllipticCurvePrivateKey


def certificate(
    name: str, key: Key, issuer: x509.Name, signer: Key, *, days: tuple[int, int], authority: bool
) -> bytes:
    """Valid from and until so many days from now, as PEM."""
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW + timedelta(days=days[0]))
        .not_valid_after(NOW + timedelta(days=days[1]))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(signer, hashes.SHA256())
    )
    return made.public_bytes(serialization.Encoding.PEM)


class Authority:
    """Signs certificates of servers."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.file = folder / f"{name}.crt"
        self.file.write_bytes(certificate(name, self.key, self.name, self.key, days=(-9, 9), authority=True))

    def sign(self, folder: Path, host: str, days: tuple[int, int]) -> None:
        """``server.crt`` and ``server.key`` for that host."""
        key = ec.generate_private_key(ec.SECP256R1())
        (folder / "server.crt").write_bytes(certificate(host, key, self.name, self.key, days=days, authority=False))
        (folder / "server.key").write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )


@pytest.fixture(scope="module")
def secure() -> Iterator[Cluster]:
    system = [folder for folder in binary_folders() if "postgresql" in folder.parts]
    if not system:
        pytest.skip("only the system's PostgreSQL speaks TLS, and there is none")
    made = Cluster(system[0])
    made.start()
    yield made
    made.remove()


@pytest.fixture
def serve(secure: Cluster, tmp_path: Path) -> Callable[..., Path]:
    """Starts the server with a certificate; the file of its authority."""

    def serving(host: str = "localhost", days: tuple[int, int] = (-1, 5)) -> Path:
        authority = Authority(tmp_path, "Hamyar CA")
        authority.sign(tmp_path, host, days)
        for name in ("server.crt", "server.key"):
            place = secure.folder / name
            shutil.copy(tmp_path / name, place)
            secure._give(place)
            place.chmod(0o600)
        with secure.connect() as connection:
            for setting, value in (("ssl_cert_file", "server.crt"), ("ssl_key_file", "server.key")):
                connection.execute(f"ALTER SYSTEM SET {setting} = '{secure.folder / value}'")
            connection.execute("ALTER SYSTEM SET ssl = on")
        secure.restart()
        return authority.file

    return serving


def reach(port: int, authority: Path) -> None:
    """As over a network, where nothing but a proof will do."""
    try_to_reach(
        make_engine(f"postgresql+psycopg://localhost:{port}/postgres?sslmode=verify-full&sslrootcert={authority}")
    )


def refused(port: int, authority: Path) -> str:
    """Why the server is not to be trusted."""
    with pytest.raises(RuleBroken) as caught:
        reach(port, authority)
    assert caught.value.code == "storage_unavailable"
    return str(caught.value.facts["reason"])


def test_a_server_with_the_right_certificate_is_reached(secure, serve):
    authority = serve()
    reach(secure.port, authority)


def test_a_certificate_of_another_authority_is_refused(secure, serve, tmp_path):
    serve()
    other = Authority(tmp_path, "Other CA")
    assert refused(secure.port, other.file) == "certificate"


def test_a_certificate_for_another_name_is_refused(secure, serve):
    authority = serve(host="db.example.ac.ir")
    assert refused(secure.port, authority) == "certificate"


def test_a_certificate_that_has_expired_is_told_from_a_wrong_one(secure, serve):
    authority = serve(days=(-5, -1))
    assert refused(secure.port, authority) == "certificate_expired"


def test_who_signs_in_is_told_of_the_expired_certificate_too(secure, serve):
    authority = serve(days=(-5, -1))
    engine = make_engine(
        f"postgresql+psycopg://localhost:{secure.port}/postgres?sslmode=verify-full&sslrootcert={authority}"
    )
    gate = ServerGate(engine, make_open_unit(engine, FakeClock()))
    with pytest.raises(RuleBroken) as caught:
        gate.enter("clerk", "the right one")
    assert caught.value.facts["reason"] == "certificate_expired"


def test_a_server_without_encryption_is_refused(secure, serve):
    authority = serve()
    with secure.connect() as connection:
        connection.execute("ALTER SYSTEM SET ssl = off")
    secure.restart()
    assert refused(secure.port, authority) == "tls"
