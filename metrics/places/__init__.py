"""Places: names in text, and the regions they mean, by P-code."""

from metrics.places.context import Context
from metrics.places.gazetteer import Gazetteer, Hit, default
from metrics.places.library import Loaded, add, boundaries, loaded
from metrics.places.match import Name
from metrics.places.shapes import steps
from metrics.places.tables import Population

__all__ = [
    "Context", "Gazetteer", "Hit", "Loaded", "Name", "Population", "add", "boundaries",
    "default", "loaded", "steps",
]  # fmt: skip
