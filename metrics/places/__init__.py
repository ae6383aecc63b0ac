"""Places: names in text, and the regions they mean, by P-code."""

from metrics.places.gazetteer import Gazetteer, Hit, default
from metrics.places.match import Name

__all__ = ["Gazetteer", "Hit", "Name", "default"]
