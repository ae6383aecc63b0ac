"""Humetrics: humanitarian impact figures, from text to indicators, with their doubt."""

from metrics.text import read

__all__ = ["read"]
