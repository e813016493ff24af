"""The shared database's address: parts that a person types, and the URL that the settings keep."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlencode, urlsplit

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.text import compact, strip_invisible

USUAL_PORT = 5432
USUAL_DATABASE = "hamyar"
_PORTS = (1, 65535)
_NAME_LIMIT = 63
"""Bytes of a name that PostgreSQL keeps; it would cut a longer one."""
_SCHEME = "postgresql+psycopg"
_THIS_COMPUTER = ("localhost", "127.0.0.1", "::1")
_LABEL = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
# The last label holds a letter: «10.0.0.300» is a mistyped number and not a name.
_HOST_NAME = re.compile(rf"(?=.{{1,253}}$)(?:{_LABEL}\.)*(?=[^.]*[a-z_]){_LABEL}")
_DATABASE_NAME = re.compile(r"[\w.$-]+")
# With a comma it would be two folders.
_FOLDER = re.compile(r"/[^,\x00-\x1f\x7f]*")
_PLACE = re.compile(r"(?:\[(?P<six>[^\]]+)\]|(?P<host>[^\[\]:,]*))(?::(?P<port>[0-9]{1,5}))?")
CERTIFICATE_BEGINS = "-----BEGIN CERTIFICATE-----"


@dataclass(frozen=True)
class Server:
    """A PostgreSQL server without anybody's name: everyone signs in with the own login.

    ``host`` is a name, an address or, beginning with «/», the folder of a socket of this computer; ``ca_file`` is the
    certificate that has signed the server's, '' for none.
    """

    host: str
    port: int = USUAL_PORT
    database: str = USUAL_DATABASE
    ca_file: str = ""

    @property
    def is_here(self) -> bool:
        """Whether it is this computer, to which nothing goes over a network."""
        return self.host.lower() in _THIS_COMPUTER or self.host.startswith("/")


def parse_server(host: str, port: str, database: str, ca_file: str = "") -> Server:
    """What was typed as a server that may be asked; the digits may be of any kind.

    Raises ``server_invalid`` (reason ``empty``, ``host``, ``port``, ``database``; ``certificate`` where another
    computer has none) and ``file_unreadable`` (reason ``missing``, ``certificate``).
    """
    server = Server(_parse_host(host), _parse_port(port), _parse_database(database), _parse_file(ca_file))
    if server.ca_file:
        _check_certificate(Path(server.ca_file))
    elif not server.is_here:
        raise RuleBroken(Code.SERVER_INVALID, reason="certificate", detail=server.host)
    return server


def _parse_host(typed: str) -> str:
    plain = strip_invisible(typed).strip()
    if not plain:
        raise RuleBroken(Code.SERVER_INVALID, reason="empty")
    if _FOLDER.fullmatch(plain):
        return plain
    host = compact(typed).lower()
    bare = host[1:-1] if host.startswith("[") and host.endswith("]") else host
    if _is_address(bare):
        return bare
    if _HOST_NAME.fullmatch(host):
        return host
    raise RuleBroken(Code.SERVER_INVALID, reason="host", detail=plain)


def _is_address(host: str) -> bool:
    try:
        # A zone («%eth0») means something on one computer only, and would have to be escaped in the URL.
        return "%" not in host and bool(ip_address(host))
    except ValueError:
        return False


def _parse_port(typed: str) -> int:
    tidy = compact(typed)
    least, most = _PORTS
    if not (tidy.isascii() and tidy.isdigit() and len(tidy) <= 9 and least <= int(tidy) <= most):
        raise RuleBroken(Code.SERVER_INVALID, reason="port", minimum=least, maximum=most, usual=USUAL_PORT)
    return int(tidy)


def _parse_database(typed: str) -> str:
    name = strip_invisible(typed).strip()
    if not _DATABASE_NAME.fullmatch(name) or len(name.encode()) > _NAME_LIMIT:
        raise RuleBroken(Code.SERVER_INVALID, reason="database", limit=_NAME_LIMIT)
    return name


def _parse_file(typed: str) -> str:
    plain = strip_invisible(typed).strip()
    # Absolute, for the next start may be in another folder.
    return str(Path(plain).absolute()) if plain else ""


def _check_certificate(path: Path) -> None:
    """Reads it as the driver will. Raises ``file_unreadable``."""
    import ssl  # only here: the window reads URLs before its first paint

    refused = {"file": path.name, "example": CERTIFICATE_BEGINS}
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cafile=path)
    except FileNotFoundError:
        raise RuleBroken(Code.FILE_UNREADABLE, reason="missing", **refused) from None
    except (OSError, ValueError) as error:
        # Also a folder, no permission, and, as an OSError too, whatever TLS says of what is no certificate.
        raise RuleBroken(Code.FILE_UNREADABLE, reason="certificate", detail=str(error), **refused) from None


def server_url(server: Server) -> str:
    """The URL of ``Settings.database``: over a network the server must prove itself (``verify-full``)."""
    query: dict[str, str] = {}
    host = server.host
    if host.startswith("/"):
        query["host"], host = host, ""
    elif ":" in host:
        host = f"[{host}]"
    query["sslmode"] = "prefer" if server.is_here else "verify-full"
    if server.ca_file:
        query["sslrootcert"] = server.ca_file
    told = urlencode(query, quote_via=quote, safe="/")
    return f"{_SCHEME}://{host}:{server.port}/{quote(server.database, safe='')}?{told}"


def server_of(url: str) -> Server | None:
    """The server of a URL, whose user and other options do not count; None for a file and what is no such URL."""
    try:
        parts = urlsplit(url)
        query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    except ValueError:
        return None
    place = _PLACE.fullmatch(parts.netloc.rpartition("@")[2])
    if parts.scheme not in (_SCHEME, "postgresql") or place is None:
        return None
    host = place["six"] or place["host"] or query.get("host", "")
    port = int(place["port"] or USUAL_PORT)
    if not host or not _PORTS[0] <= port <= _PORTS[1]:
        return None
    return Server(host, port, unquote(parts.path[1:]) or USUAL_DATABASE, query.get("sslrootcert", ""))
