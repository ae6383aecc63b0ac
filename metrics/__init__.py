"""Humetrics: humanitarian impact figures, from text to indicators, with their doubt.

    from metrics import read
    from metrics.model import Document

The names are imported when first used, so that a command that reads nothing starts at once.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from metrics.text import quantities, read

__all__ = ["quantities", "read"]


def __getattr__(name: str) -> object:
    """Give a public name from the module that holds it."""
    if name in __all__:
        return getattr(import_module("metrics.text"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
