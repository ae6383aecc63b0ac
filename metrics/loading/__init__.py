"""Loading: from paths to a data folder that holds what their files say.

`inputs` finds the files, `files` makes documents of them, `run` sends each file to where it
belongs, `spooled` takes in what the API was handed. What is guaranteed when a load is stopped, and
how to go on, is in README.md beside this.
"""

from metrics.loading.files import Terms
from metrics.loading.inputs import Found, Inputs
from metrics.loading.run import Ear, load
from metrics.loading.spooled import Taken, take
from metrics.loading.watch import Watch
from metrics.loading.web import Limits as WebLimits
from metrics.loading.web import fetching

__all__ = [
    "Ear",
    "Found",
    "Inputs",
    "Taken",
    "Terms",
    "Watch",
    "WebLimits",
    "fetching",
    "load",
    "take",
]
