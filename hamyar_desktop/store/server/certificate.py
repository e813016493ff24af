"""Why a certificate is not trusted: libpq says only that it is not."""

from __future__ import annotations

import socket
import ssl
import struct

_SSL_REQUEST = struct.pack("!ii", 8, 80877103)
"""What a client sends first, in the protocol of PostgreSQL («Message Formats», SSLRequest)."""
_EXPIRED = 10
"""X509_V_ERR_CERT_HAS_EXPIRED of OpenSSL."""
_PATIENCE_S = 5


def has_expired(host: str, port: int, ca_file: str) -> bool:
    """Whether the server's certificate would be trusted but for its date; False also when it cannot be read."""
    trusted = ssl.create_default_context(cafile=ca_file or None)
    try:
        with socket.create_connection((host, port), timeout=_PATIENCE_S) as plain:
            plain.sendall(_SSL_REQUEST)
            if plain.recv(1) != b"S":
                return False
            with trusted.wrap_socket(plain, server_hostname=host):
                return False
    except ssl.SSLCertVerificationError as error:
        return error.verify_code == _EXPIRED
    except OSError:
        return False
