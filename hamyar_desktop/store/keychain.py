"""Passwords that people asked this computer to remember, in the key ring of the system and nowhere else."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from hamyar_desktop.domain.errors import Code, RuleBroken

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_log = logging.getLogger(__name__)
# Back ends of the ``keyrings`` namespace (``keyrings.alt``, ``keyrings.cryptfile`` …) write files of their own, which
# whoever copies the home folder takes along; ``null`` says that it kept what it threw away.
_REFUSED = ("keyrings.", "keyring.backends.fail.", "keyring.backends.null.")


class SystemKeychain:
    """Implements ``ports.Keychain`` over ``keyring``: Windows Credential Manager, macOS Keychain, Secret Service.

    The system may ask the person to open the ring and wait for the answer: not for the window's own thread.
    """

    def read(self, server: str, name: str) -> str | None:
        """The kept password; None also where the key ring does not open or there is none."""
        ring = _key_ring()
        if ring is None:
            return None
        try:
            return ring.get_password(_service(server), name)
        except Exception as error:  # back ends let errors of D-Bus and Windows through; typing it still works
            _tell("read", error)
            return None

    def keep(self, server: str, name: str, password: str) -> None:
        """Keeps or replaces it.

        Raises ``keychain_unavailable``; its reason is ``refused`` where there is a key ring that does not take it.
        """
        ring = _key_ring()
        if ring is None:
            raise RuleBroken(Code.KEYCHAIN_UNAVAILABLE)
        try:
            ring.set_password(_service(server), name, password)
        except Exception as error:
            _tell("keep", error)
            raise RuleBroken(Code.KEYCHAIN_UNAVAILABLE, reason="refused") from None

    def forget(self, server: str, name: str) -> None:
        """Nothing is kept any more; without a key ring nothing ever was.

        Raises ``keychain_unavailable`` (reason ``kept``) where the key ring does not open.
        """
        ring = _key_ring()
        if ring is None:
            return
        try:
            if ring.get_password(_service(server), name) is not None:
                ring.delete_password(_service(server), name)
        except Exception as error:
            _tell("forget", error)
            raise RuleBroken(Code.KEYCHAIN_UNAVAILABLE, reason="kept") from None


def _service(server: str) -> str:
    return f"hamyar-desktop/{server}"


def _tell(verb: str, error: Exception) -> None:
    # The kind only: the words of a back end may hold what it was given.
    _log.warning("the key ring failed to %s a password: %s", verb, type(error).__qualname__)


def _key_ring() -> KeyringBackend | None:
    """The key ring of the system, or None: the first that is neither a file nor a stand-in for a missing one."""
    import keyring  # late: it looks for back ends among all installed packages

    try:
        chosen = keyring.get_keyring()
    except Exception as error:  # the person's own keyringrc.cfg may be damaged or name what is not here
        _tell("be found for", error)
        return None
    # Where there are several, the chosen one only asks them in turn.
    rings: list[KeyringBackend] = getattr(chosen, "backends", [chosen])
    return next(filter(_is_safe, rings), None)


def _is_safe(ring: KeyringBackend) -> bool:
    # Ancestors count: others build their files on those of ``keyrings.alt``.
    return not any(f"{kind.__module__}.".startswith(_REFUSED) for kind in type(ring).__mro__)
