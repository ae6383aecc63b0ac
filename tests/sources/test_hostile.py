"""Whatever a file holds: tables, or an error that names it; never another one, never a hang."""

import os
import random
import zipfile
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metrics.errors import SourceError
from metrics.places import xlsx
from metrics.sources import tables
from metrics.sources.card import parse

from . import workbooks
from .workbooks import row, sheet

LIMIT = 1 << 16
SCREEN = {"max_examples": 150, "deadline": None, "derandomize": True, "database": None}
FUZZ = settings(**SCREEN, suppress_health_check=[HealthCheck.function_scoped_fixture])

CARD = """
title = "t"
publisher = "p"
licence = "l"
redistribute = "yes"
[recognise]
columns = ["day", "dead"]
[period]
day = "day"
[place]
names = ["place"]
is = "SYR"
[[claims]]
name = "killed"
measure = "killed"
best = "dead"
"""


def rows_of(path, limit=LIMIT):
    """All cells of all tables, and what was refused."""
    found, refused = [], []
    for table in tables.read(path, limit=limit, fallback="cp1252"):
        for batch in table.batches(table.columns, lambda *told: refused.append(told)):
            found += [list(one.values()) for one in batch.to_pylist()]
    return found, refused


def error_of(path, limit=LIMIT):
    with pytest.raises(SourceError) as caught:
        rows_of(path, limit)
    assert path.name in str(caught.value)
    assert len(str(caught.value)) < 1_000
    return str(caught.value)


# Anything at all

TEXTS = st.text(st.sampled_from("ab1,;\t|\"'\r\n\x00\x1f\ufeff#+é\u2028 -.9eE/{}[]:"), max_size=200)


@FUZZ
@given(data=st.one_of(st.binary(max_size=300), TEXTS.map(lambda t: t.encode("utf-8"))))
def test_any_bytes(tmp_path, data):
    path = tmp_path / "any"
    path.write_bytes(data)
    try:
        rows_of(path)
    except SourceError as error:
        assert "any" in str(error)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=12,
)


@FUZZ
@given(value=JSON, cut=st.integers(0, 400), ascii=st.booleans())
def test_any_json_whole_or_cut(tmp_path, value, cut, ascii):  # noqa: A002
    import json

    path = tmp_path / "any.json"
    text = json.dumps(value, ensure_ascii=ascii).encode("utf-8", "surrogatepass")
    path.write_bytes(b"[" + text + b"," + text[: len(text) - cut % (len(text) + 1)] + b"]")
    try:
        rows_of(path)
    except SourceError as error:
        assert "any.json" in str(error)


PARTS = st.text(st.sampled_from("<>/row c is t v f=\"'&;123AZ!-[]?xml"), max_size=120)


@FUZZ
@given(inner=PARTS, texts=PARTS)
def test_any_sheet(tmp_path, inner, texts):
    path = workbooks.write(tmp_path / "any.xlsx", {"s": sheet(inner)}, sharedStrings=texts)
    try:
        rows_of(path)
    except SourceError as error:
        assert "any.xlsx" in str(error)


def test_a_workbook_with_any_bytes_changed(tmp_path):
    whole = workbooks.write(tmp_path / "w.xlsx", {"s": sheet(row("a", "b") + row(1, 2))})
    good = whole.read_bytes()
    chance = random.Random(7)
    for _ in range(300):
        data = bytearray(good)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        whole.write_bytes(bytes(data[: chance.choice([len(data), chance.randrange(len(data))])]))
        try:
            rows_of(whole)
        except SourceError as error:
            assert "w.xlsx" in str(error)


# Separated values


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "empty, no table"),
        (b" \n\t\r\n", "empty, no table"),
        (b"a,b\n1,2\n3,\x004\n", "a NUL byte in line 3"),
        (b"caf\xe9,b\n1,\x00\n", "a NUL byte in line 2"),
        (b"a\nb\nc\n", "no row with two cells"),
        (b'a,b\n1,"2\n' + b"x" * (2 << 20), "an unclosed quote"),
        (b"a,b\n1," + b"9" * (2 << 20) + b"\n", "longer than the limit"),
        (b",".join(b"c%d" % n for n in range(100_000)) + b"\n1\n", "columns, more than 5,000"),
        (b"a,b\n\x81,\x8d\n", "not readable as a table"),  # neither UTF-8 nor cp1252
        (b"\xff\xfea\x00,\x00b\x00\n\x00\x00\xd8", "not readable as a table"),
    ],
)
def test_separated_values_that_are_no_table(tmp_path, data, told):
    path = tmp_path / "bad.csv"
    path.write_bytes(data)
    assert told in error_of(path)


@pytest.mark.parametrize(
    ("data", "cells"),
    [
        (b"a,b\r1,2\r3,4\r", [[2, "1", "2"], [3, "3", "4"]]),  # only carriage returns
        ("a;b\r\nx,y;é\r\n".encode("cp1252"), [[2, "x,y", "é"]]),
        ("\ufeffa\tb\nÅ\t2\n".encode("utf-16"), [[2, "Å", "2"]]),
        ("a,b\n1,x\u2028y\x85z\n".encode(), [[2, "1", "x\u2028y\x85z"]]),
        (b'a,b\n1,"x\n\ny"\n3,4\n', [[2, "1", "x\n\ny"], [3, "3", "4"]]),
        (b"Deaths by day, draft\na;b;c\n1;2;3\n4;5;6\n", [[3, "1", "2", "3"], [4, "4", "5", "6"]]),
        (b"a,b\n,\n1,2\n", [[2, "", ""], [3, "1", "2"]]),
    ],
)
def test_separated_values_of_every_make(tmp_path, data, cells):
    path = tmp_path / "good.csv"
    path.write_bytes(data)
    assert rows_of(path) == (cells, [])


def test_ragged_rows_are_refused_by_their_number(tmp_path):
    path = tmp_path / "ragged.csv"
    path.write_text("a,b\n1\n3,4\n5,6,7\n8,9\n")
    found, refused = rows_of(path)
    assert found == [[3, "3", "4"], [5, "8", "9"]]
    assert refused == [
        (2, "1 cells where the head has 2"),
        (4, "3 cells where the head has 2"),
    ]


def test_names_of_columns_are_told_apart_whatever_their_case():
    assert tables.unique(["A", "a", "A (2)", "", " b\xa0c ", "x\x00y\nz"]) == (
        "A",
        "a (2)",
        "A (2) (2)",
        "column 4",
        "b c",
        "x y z",
    )


def test_no_file(tmp_path):
    assert "no file" in error_of(tmp_path)
    assert "No such file" in error_of(tmp_path / "absent.csv")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert "no file" in error_of(pipe)


@pytest.mark.parametrize("change", ["shorter", "longer", "gone"])
def test_a_file_that_changes_while_it_is_read_is_not_half_taken(tmp_path, change):
    path = tmp_path / "file.csv"
    path.write_text("a,b\n" + "1,2\n" * 1_000_000)
    (table,) = tables.read(path, limit=LIMIT, fallback="cp1252")
    batches = table.batches(table.columns, lambda *_: None)
    next(batches)
    if change == "gone":
        path.unlink()
    else:
        os.truncate(path, 1_000_000 if change == "shorter" else 5_000_000)
    with pytest.raises(SourceError, match=r"file\.csv"):
        list(batches)


# JSON


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[" * 100_000, "nested deeper than 64"),
        ("[" * 50 + "]" * 50 + "]", "broken JSON"),
        ('{"a":' * 100_000, "nested deeper than 64"),
        ('[{"a":' + '{"b":' * 60 + "1" + "}" * 61 + "]", "nested deeper than 20"),
        ('[{"a":' + "[" * 5_000 + "]" * 5_000 + "}]", "nested deeper than 64"),
        ('[{"a":"[","b":[' + "[1," * 99 + "]", "nested deeper than 64"),
        ('[{"a":1},2]', "record 2 is no object"),
        ('[{"a":1},{"a":', "broken JSON"),
        ('[{"a":NaN}]', "broken JSON"),
        ('[{"a":1e400}]', "numeric (floating point) overflow"),
        ('[{"a":' + "9" * 400 + "}]", "integer overflow"),
        ('{"a":1}', "no list of objects"),
        ("[1,2,3]", "no list of objects"),
        ('[{"a":"' + "x" * (1 << 18) + '"}]', "longer than the limit"),
        ('{"a":1}\n{"a":"' + "x" * (1 << 18) + '"}\n', "longer than the limit"),
        ('{"a":1}\n{"a":\n', "line 2: not a JSON object"),
        ("[" + ",".join(f'{{"k{n}":1}}' for n in range(12_000)) + "]", "keys"),
        ('[[["a","b"],["c"]],3]', ""),
    ],
)
def test_json_that_is_no_table(tmp_path, text, told):
    path = tmp_path / "bad.json"
    path.write_text(text)
    assert told in error_of(path)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ('[{"a":1e-400,"b":9007199254740993}]', [[1, "0.0", "9007199254740993"]]),
        ('[{"a":"\\ud800x","b":null}]', [[1, "?x", ""]]),
        ('[{"a":[1,[2]],"b":{"c":true}}]', [[1, "1; [2]", "True"]]),
        ('[{"A":1,"a":2}]', [[1, "1", "2"]]),
        ('{"x":[],"y":[1],"z":[{"a":1}]}', [[1, "1"]]),
    ],
)
def test_json_of_every_make(tmp_path, text, cells):
    path = tmp_path / "good.json"
    path.write_text(text)
    assert rows_of(path)[0] == cells


# Workbooks


def bomb(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (300 << 20))
    return path


@pytest.mark.slow
def test_a_zip_bomb_is_not_unpacked(tmp_path):
    assert "unpacks to 300 MB" in error_of(bomb(tmp_path / "bomb.xlsx"))


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (LAUGHS + sheet(row("a", "b")), "document type"),
        ("<!--" + "x" * 5_000 + "-->" + LAUGHS + sheet(row("a", "b")), "document type"),
        (sheet(row(*["a"] * 20_000)), "16,384 in a row"),
        (sheet("<a>" * 200 + "</a>" * 200), "parts"),
        (sheet(row("a", "b") + row(random.Random(7).randbytes(1 << 20).hex(), 1)), "a cell of"),
        (sheet("<row>"), "not a readable xlsx"),
    ],
)
def test_sheets_that_are_no_table(tmp_path, text, told):
    path = tmp_path / "bad.xlsx"
    workbooks.write(path, {"s": text})
    assert told in error_of(path)


def test_a_sheet_may_be_as_long_as_it_likes_but_not_a_row(tmp_path, monkeypatch):
    monkeypatch.setattr(xlsx, "WITHIN", 100)
    long = workbooks.write(tmp_path / "long.xlsx", {"s": sheet(row("a", "b") + row(1, 2) * 500)})
    assert len(rows_of(long)[0]) == 500
    wide = workbooks.write(tmp_path / "wide.xlsx", {"s": sheet(row(*range(100)))})
    assert "a row or a text of more than 100 parts" in error_of(wide)


def test_a_zip_that_is_no_workbook(tmp_path):
    path = tmp_path / "other.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "hello")
    assert "a zip and no xlsx" in error_of(path)


def test_sheets_of_every_make(tmp_path):
    path = workbooks.write(
        tmp_path / "good.xlsx",
        {
            "notes": sheet(row("only a note")),
            "empty": sheet(""),
            "data": sheet(
                row("Deaths of March")
                + '<row r="4"><c r="B4" t="inlineStr"><is><t>head</t></is></c>'
                '<c r="C4" t="s"><v>0</v></c></row>'
                + '<row r="7"><c r="B7" t="e"><v>#N/A</v></c><c r="C7" t="b"><v>1</v></c></row>'
                + '<row r="9"><c r="C9"><f>SUM(A1)</f></c></row>'
                + '<row r="10"><c r="B10"><v>45356.0</v></c><c r="E10"><v>5</v></c></row>'
                + '<row r="99999999999"><c r="B1"><f>1+1</f><v>2</v></c></row>'
            ),
        },
        sharedStrings=f'<sst xmlns="{workbooks.SPACE}"><si><r><t>de</t></r><r><t>ad</t></r></si>'
        "</sst>",
    )
    (table,) = tables.read(path, limit=LIMIT, fallback="cp1252")
    assert (table.sheet, table.columns) == ("data", ("column 1", "head", "dead"))
    found, refused = rows_of(path)
    assert found == [
        [7, "", "#N/A", "TRUE"],
        [9, "", "", "=SUM(A1)"],
        [10, "", "45356", ""],
        [11, "", "2", None],
    ]
    assert refused == [(10, "beyond the 3 columns of the head: '5'")]


# From the table to the claims


HOSTILE = [
    "'; DROP TABLE claim; --",
    '"; DROP TABLE cells; --',
    "$version",
    "{0}{place}",
    "\x1f1\x1f2\x1f",
    "a\x01b\x7f",
    "\\'\"",
    "=HYPERLINK('x')",
    "𐍈" * 50,
    "NULL",
]


@pytest.mark.parametrize("cell", HOSTILE)
def test_hostile_cells_are_text(claims_of, tmp_path, cell):
    file = tmp_path / "cells.csv"
    quoted = '"' + cell.replace('"', '""') + '"'
    file.write_text(f"day,dead,place\n2024-01-01,5,{quoted}\n2024-01-02,{quoted},Idlib\n", "utf-8")
    read = claims_of(file, [parse(CARD, "own.toml")])
    first = read.claims[0]
    assert (first["best"], first["period_start"]) == (5, date(2024, 1, 1))
    assert first["region"] == "SYR"
    rejected = [(3, "dead", cell.strip("\x1f"), "not a number")]
    assert read.left() == ([(3, None, None, "no number in it")] if cell == "NULL" else rejected)


NAMES = [
    "row",
    "ROW",
    "row_key",
    "claim",
    "content",
    "fault",
    'day"',
    '"; DROP TABLE laid; --',
    "select",
    "{0}",
    "%s",
    "$1",
]


@pytest.mark.parametrize("name", NAMES)
def test_columns_may_have_any_name(claims_of, tmp_path, name):
    file = tmp_path / "names.csv"
    quoted = '"' + name.replace('"', '""') + '"'
    file.write_text(f"day,dead,{quoted}\n2024-01-01,5,Idlib\n2024-01-02,6,Aleppo\n", "utf-8")
    literal = "'" + name.replace("'", "''") + "'"
    text = CARD.replace('"place"', literal).replace(
        '["day", "dead"]', f"['day', 'dead', {literal}]"
    )
    read = claims_of(file, [parse(text + f"event = {literal}\n", "own.toml")])
    assert [(c["region"], c["best"], c["event"], c["dataset_row"]) for c in read.claims] == [
        ("SY07", 5, "Idlib", 2),
        ("SY02", 6, "Aleppo", 3),
    ]
    keyed = text.replace("[recognise]", f"key = [{literal}]\n[recognise]", 1)
    assert {c["row_key"] for c in claims_of(file, [parse(keyed, "own.toml")]).claims} == {
        "Idlib",
        "Aleppo",
    }


def test_wide_tables_may_have_columns_of_any_name(claims_of, tmp_path):
    file = tmp_path / "wide.csv"
    file.write_text('day,Idlib,row,"a""b; --",Row_Key\n2024-01-01,1,2,3,4\n2024-01-02,,,,\n')
    text = (
        "key = ['day', 'place']"
        + CARD.replace('["day", "dead"]', '["day", "Idlib"]')
        + ('[long]\nkeep = ["day"]\nname = "place"\nvalue = "dead"\n')
    )
    read = claims_of(file, [parse(text, "own.toml")])
    assert sorted(c["best"] for c in read.claims) == [1, 2, 3, 4]
    assert read.left() == [(3, None, None, "no number in it")]


@pytest.mark.parametrize(
    "cell", ["1e400", "NaN", "-inf", "9" * 400, "3,5", "1.234,5", "12 34", "0x1F", "١٢x", "-1"]
)
def test_numbers_that_are_none(claims_of, tmp_path, cell):
    file = tmp_path / "numbers.csv"
    file.write_text(f'day,dead,place\n2024-01-01,"{cell}",Idlib\n', "utf-8")
    read = claims_of(file, [parse(CARD.replace("title", "missing = []\ntitle", 1), "own.toml")])
    assert not read.claims
    ((number, column, value, _),) = read.left()
    assert (number, column, value) == (2, "dead", cell)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("1,234", 1234),
        ("1 234 567.5", 1234567.5),
        ("12\u202f345", 12345),
        ("1\xa0234", 1234),
        ("5.0", 5),
        ("1e3", 1000),
        (" 7 ", 7),
    ],
)
def test_numbers_as_people_write_them(claims_of, tmp_path, cell, number):
    file = tmp_path / "numbers.csv"
    file.write_text(f'day,dead,place\n2024-01-01,"{cell}",Idlib\n', "utf-8")
    (claim,) = claims_of(file, [parse(CARD, "own.toml")]).claims
    assert claim["best"] == number


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("45356", date(2024, 3, 5)),
        ("45356.75", date(2024, 3, 5)),
        ("61", date(1900, 3, 1)),
        ("59", date(1900, 2, 28)),
        ("1", date(1900, 1, 1)),
        ("60", None),  # 29 February 1900 was no day
        ("0", None),
        ("-1", None),
        ("1e300", None),
    ],
)
def test_days_as_workbooks_number_them(claims_of, tmp_path, cell, day):
    file = tmp_path / "days.csv"
    file.write_text(f"day,dead,place\n{cell},5,Idlib\n", "utf-8")
    card = parse(CARD.replace("[recognise]", 'dates = ["excel"]\n[recognise]', 1), "own.toml")
    assert [c["period_start"] for c in claims_of(file, [card]).claims] == ([day] if day else [])


def test_the_largest_row_is_a_setting(humetrics, tmp_path, monkeypatch):
    file = tmp_path / "long.csv"
    note = "x" * 2_000_000
    file.write_text(f"#adm1+code,#date,#affected+killed,\nSY07,2024-01-31,5,{note}\n" * 2)
    monkeypatch.setenv("HUMETRICS_ROW_BYTES", "1000000")
    ran = humetrics("sources", "try", file)
    assert ran.code == 11
    assert "long.csv: not readable as a table: a row longer than the limit" in ran.err
    monkeypatch.setenv("HUMETRICS_ROW_BYTES", "3000000")
    assert humetrics("sources", "try", file).code == 0
