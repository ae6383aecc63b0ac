"""Reading text: from a document to its figures."""

from metrics.text.line import RULES, read

__all__ = ["RULES", "read"]
