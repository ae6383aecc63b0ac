"""Country outlines, cut small: what the page draws stays true to the shape."""

import json

from api import outlines

SQUARE = {
    "transform": {"scale": [0.1, 0.1], "translate": [0, 0]},
    "arcs": [
        [[0, 0], [100, 0], [0, 50], [0, 50]],
        [[0, 0], [0, 100], [100, 0]],
        [[300, 300], [1, 0], [0, 1], [-1, -1]],
    ],
    "objects": {
        "countries": {
            "geometries": [
                {"id": "760", "type": "Polygon", "arcs": [[0, -2]]},
                {"id": "792", "type": "MultiPolygon", "arcs": [[[0, -2]], [[2]]]},
                {"type": "Polygon", "arcs": [[0, -2]]},
            ]
        }
    },
}


def test_a_country_is_its_rings_without_what_cannot_be_seen(tmp_path):
    atlas, codes, target = (tmp_path / name for name in ("a.json", "c.json", "t.json"))
    atlas.write_text(json.dumps(SQUARE))
    codes.write_text(json.dumps([["SY", "SYR", "760", ""], ["TR", "TUR", "792", ""]]))
    outlines.main(str(atlas), str(codes), str(target))
    cut = json.loads(target.read_text())
    square = [[0, 0, 1000, 0, 0, 1000, -1000, 0, 0, -1000]]
    assert cut == {"SYR": square, "TUR": square}  # the point on the edge and the islet are gone


def test_what_lies_on_the_line_is_dropped_and_corners_stay():
    line = [(0.0, 0.0), (1.0, 0.001), (2.0, 0.0), (2.0, 2.0)]
    assert outlines.simplified(line, 0.01) == [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0)]
