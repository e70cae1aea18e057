"""A published set on a server of this machine, for all tests here."""

from tests.data.publishing import fashion, server

__all__ = ["fashion", "server"]
