"""Cut the country outlines of the page from Natural Earth; run by hand when that data changes.

    python -m api.outlines countries-10m.json codes.json api/page/outlines.json

The first file is the TopoJSON of npm `world-atlas` (Natural Earth, public domain), the second the
table of npm `i18n-iso-countries` (alpha-2, alpha-3, numeric). Each country is simplified to about
a three-hundredth of its own size and loses its smallest islands: enough for a map of circles. The
result holds, by ISO3, rings of longitude and latitude in hundredths of a degree, each point as the
step from the one before.
"""

import json
import math
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

Point = tuple[float, float]


def rings(topology: dict[str, Any], shape: dict[str, Any]) -> Iterator[list[Point]]:
    """The outer rings of one country."""
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape.get("arcs", [])
    for polygon in polygons:
        points: list[Point] = []
        for index in polygon[0]:
            arc = _arc(topology, index)
            points += arc[1:] if points else arc
        yield points


def _arc(topology: dict[str, Any], index: int) -> list[Point]:
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    x = y = 0
    points = []
    for step_x, step_y in topology["arcs"][index if index >= 0 else ~index]:
        x, y = x + step_x, y + step_y
        points.append((x * kx + dx, y * ky + dy))
    return points if index >= 0 else points[::-1]


def simplified(points: Sequence[Point], tolerance: float) -> list[Point]:
    """Douglas and Peucker: drop each point that lies nearer to the line than the tolerance."""
    keep, spans = {0, len(points) - 1}, [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        away = [
            (_distance(points[i], points[first], points[last]), i) for i in range(first + 1, last)
        ]
        far, index = max(away, default=(0.0, 0))
        if far > tolerance:
            keep.add(index)
            spans += [(first, index), (index, last)]
    return [points[i] for i in sorted(keep)]


def _distance(p: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    if not dx and not dy:
        return math.hypot(p[0] - a[0], p[1] - a[1])
    return abs(dy * (p[0] - a[0]) - dx * (p[1] - a[1])) / math.hypot(dx, dy)


def steps(points: Sequence[Point]) -> list[int]:
    """The ring in hundredths of a degree: the first point, then the step to each next one."""
    grid = [(round(x * 100), round(y * 100)) for x, y in points]
    flat = [*grid[0]]
    for (x0, y0), (x1, y1) in pairwise(grid):
        if (x0, y0) != (x1, y1):
            flat += [x1 - x0, y1 - y0]
    return flat


def outline(found: list[list[Point]]) -> list[list[int]]:
    """The rings of one country that can be seen at its own size, simplified."""
    areas = [abs(_area(ring)) for ring in found]
    xs, ys = zip(*found[areas.index(max(areas))], strict=True)
    tolerance = max(max(xs) - min(xs), max(ys) - min(ys)) / 300
    large = [ring for ring, area in zip(found, areas, strict=True) if area > max(areas) / 400]
    return [steps(simplified(ring, tolerance)) for ring in large]


def _area(ring: Sequence[Point]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2


def main(atlas: str, codes: str, target: str) -> None:
    """Read the two tables and write the outlines."""
    topology = json.loads(Path(atlas).read_text())
    iso3 = {numeric: code for _, code, numeric, *_ in json.loads(Path(codes).read_text())}
    shapes = topology["objects"]["countries"]["geometries"]
    cut = {
        iso3[shape["id"]]: outline(list(rings(topology, shape)))
        for shape in shapes
        if shape.get("id") in iso3
    }
    text = json.dumps(dict(sorted(cut.items())), separators=(",", ":"))
    Path(target).write_text(text.replace('],"', '],\n"') + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:4])
