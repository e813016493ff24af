"""A first password for somebody else: read out or written down once, then changed by its owner."""

from __future__ import annotations

import secrets

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without i, l, o, 0 and 1, which people mistake for each other."""
_GROUPS, _LENGTH = 3, 4


def make_password() -> str:
    """A random password such as «k7mw-3hpx-9cda», about 59 bits; it is strong enough for ``check_password``."""
    groups = ("".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH)) for _ in range(_GROUPS))
    return "-".join(groups)
