"""Claims: figures and rows of datasets placed in the world.

A claim says who counted what, where, when and how surely. Its key is the hash of the document (or
dataset), the span (or row key) and the measure, so that loading twice changes nothing; its version
names the rules that read it. A claim is never changed: better rules make a new version.
"""

from metrics.claims.figures import VERSION, Places, claims
from metrics.claims.model import Claim, Place, key, ordered, precision

__all__ = ["VERSION", "Claim", "Place", "Places", "claims", "key", "ordered", "precision"]
