"""Reading text: from a document to its figures."""

from metrics.text.line import RULES, read
from metrics.text.mentions import find as quantities

__all__ = ["RULES", "quantities", "read"]
