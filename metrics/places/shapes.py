"""Boundaries: a GeoJSON file of units in COD-AB's properties, for names, codes and the map."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from metrics.errors import SourceError
from metrics.places.cod import Country, is_units, read_units
from metrics.places.grids import Grid, decoded
from metrics.places.records import Batch, Shape

_DEEPEST = 400_000


def read_shapes(path: Path, batch: Batch, country: Country) -> None:
    """Units and their boundaries."""
    try:
        data = json.loads(decoded(path, batch.warnings))
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{path.name}: not readable as JSON ({error})") from error
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list) or len(features) > _DEEPEST:
        raise SourceError(f"{path.name}: no FeatureCollection with features")
    rows = [_properties(feature) for feature in features]
    head = list(dict.fromkeys(key for row in rows for key in row))
    grid = Grid(path.name, head, iter([[row.get(key, "") for key in head] for row in rows]))
    if not is_units(grid):
        raise SourceError(f"{path.name}: no property with P-codes (adm1_pcode, ADM1_PCODE …)")
    read_units(grid, batch, country)
    batch.shapes.extend(_geometries(features, head))


def _geometries(features: list[Any], head: list[str]) -> Iterator[Shape]:
    """The boundary belongs to the lowest unit of its feature."""
    codes = sorted((key for key in head if is_units(Grid("", [key], iter(())))), key=_digit)
    for feature in features:
        properties = _properties(feature)
        code = next((properties[key] for key in reversed(codes) if properties.get(key)), "")
        geometry = feature.get("geometry") if isinstance(feature, dict) else None
        if code and isinstance(geometry, dict) and geometry.get("type"):
            yield Shape(code, geometry)


def _digit(key: str) -> str:
    return "".join(letter for letter in key if letter.isdigit())


def _properties(feature: object) -> dict[str, str]:
    held = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(held, dict):
        return {}
    return {str(key): "" if cell is None else str(cell) for key, cell in held.items()}
