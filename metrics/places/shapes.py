"""Boundaries: a GeoJSON file of units in COD-AB's properties, for names, codes and the map.

A file is read feature by feature, and a boundary is thinned to what a map of a country shows, so
that what is held is the text and one feature.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from metrics.errors import SourceError
from metrics.places.cod import Country, is_units, read_units
from metrics.places.grids import Grid, decoded
from metrics.places.records import Batch, Shape

# Thousandths of a degree: about 100 m. Neighbours are rounded alike, so no gap opens.
DIGITS = 3
_FEATURES = re.compile(r'"features"\s*:\s*\[')
_SPACE = re.compile(r"[\s,]*")
_RING = 4
NOTHING = "features without a code or a boundary in degrees"


class _Feature(NamedTuple):
    properties: dict[str, str]
    geometry: dict[str, Any] | None


def read_shapes(path: Path, batch: Batch, country: Country) -> None:
    """Units and their boundaries."""
    try:
        features = list(_features(decoded(path, batch.warnings), path, batch))
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{path.name}: not readable as JSON ({error})") from error
    head = list(dict.fromkeys(key for feature in features for key in feature.properties))
    rows = ([f.properties.get(key, "") for key in head] for f in features)
    grid = Grid(path.name, head, iter(rows))
    if not is_units(grid):
        raise SourceError(f"{path.name}: no property with P-codes (adm1_pcode, ADM1_PCODE …)")
    read_units(grid, batch, country)
    batch.shapes.extend(_shapes(features, head, batch))


def _features(text: str, path: Path, batch: Batch) -> Iterator[_Feature]:
    """The features one after another, each thinned before the next is read; only those that say
    something are kept."""
    begin = _FEATURES.search(text)
    if begin is None:
        raise SourceError(f"{path.name}: no FeatureCollection with features")
    decoder, at = json.JSONDecoder(), _after_space(text, begin.end())
    while text[at : at + 1] != "]":
        feature, at = decoder.raw_decode(text, at)
        at = _after_space(text, at)
        if not isinstance(feature, dict):
            raise SourceError(f"{path.name}: {feature!r:.40} stands where a feature should")
        properties = _properties(feature)
        if properties:
            yield _Feature(properties, _geometry(feature))
        else:
            batch.warnings[NOTHING] += 1


def _after_space(text: str, at: int) -> int:
    hit = _SPACE.match(text, at)
    return hit.end() if hit else at


def _properties(feature: dict[str, Any]) -> dict[str, str]:
    held = feature.get("properties")
    if not isinstance(held, dict):
        return {}
    return {str(key): "" if cell is None else str(cell) for key, cell in held.items()}


def _geometry(feature: dict[str, Any]) -> dict[str, Any] | None:
    held = feature.get("geometry")
    if not isinstance(held, dict) or not held.get("type"):
        return None
    try:
        return {"type": held["type"], "coordinates": _thinned(held.get("coordinates"))}
    except (TypeError, ValueError, IndexError):
        return None


def _thinned(part: Any) -> Any:
    """Coordinates rounded, and in a ring what then falls on the point before it left out."""
    if not isinstance(part, list):
        raise TypeError(part)
    if isinstance(part[0], int | float):
        return _point(part)
    if part[0] and isinstance(part[0][0], int | float):
        return _ring(part)
    return [_thinned(inner) for inner in part]


def _ring(points: Any) -> list[list[float]]:
    found: list[list[float]] = []
    for point in points:
        near = _point(point)
        if not found or near != found[-1]:
            found.append(near)
    return found if len(found) >= _RING else [list(point[:2]) for point in points]


def _point(point: Any) -> list[float]:
    """A point rounded; metres of some projection, or no number, are no place on the map."""
    across, up = point[0], point[1]
    if not (-180 <= across <= 180 and -90 <= up <= 90):
        raise ValueError(point)
    return [round(float(across), DIGITS), round(float(up), DIGITS)]


def steps(geometry: dict[str, Any]) -> list[list[int]]:
    """The rings of a polygon as the map takes them: steps in hundredths of a degree.

    A ring that is too small to be seen is left out, unless it is the only one.
    """
    rings = [_steps(ring) for ring in _rings(geometry.get("coordinates"))]
    seen = [ring for ring in rings if len(ring) > 2 * _RING]
    return seen or rings[:1]


def _rings(part: Any) -> Iterator[list[list[float]]]:
    if not isinstance(part, list) or not part or not isinstance(part[0], list):
        return
    if part[0] and isinstance(part[0][0], int | float):
        yield part
    else:
        for inner in part:
            yield from _rings(inner)


def _steps(ring: list[list[float]]) -> list[int]:
    found: list[int] = []
    x = y = 0
    for point in ring:
        across, up = round(point[0] * 100) - x, round(point[1] * 100) - y
        if across or up or not found:
            found += (across, up)
            x, y = x + across, y + up
    return found


def _shapes(features: list[_Feature], head: list[str], batch: Batch) -> Iterator[Shape]:
    """The boundary belongs to the lowest unit of its feature."""
    codes = sorted((key for key in head if is_units(Grid("", [key], iter(())))), key=_digit)
    for properties, geometry in features:
        code = next((properties[key] for key in reversed(codes) if properties.get(key)), "")
        if code and geometry:
            yield Shape(code, geometry)
        else:
            batch.warnings[NOTHING] += 1


def _digit(key: str) -> str:
    return "".join(letter for letter in key if letter.isdigit())
