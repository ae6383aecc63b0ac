"""Gazetteer files of every publisher, written here in miniature, and files that mean harm."""

import json
import zipfile
from pathlib import Path

import pytest

from metrics.errors import SourceError
from metrics.places.files import read
from metrics.places.records import Batch, Unit
from metrics.places.shapes import steps

ISO2 = {"SY": "SYR", "TD": "TCD", "BI": "BDI"}
LIST = """Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date
#country+code,#geo+admin_level,#adm+code,#adm+name,#adm+code+parent,#date+start
TCD,1,TD88,Northland,TCD,2021-01-02
TCD,2,TD8801,Rivermouth,TD88,2021-01-02
"""
OLD = """ADM1_EN,ADM1_PCODE,ADM1ALT1_EN,ADM2_FR,ADM2_PCODE,validOn,validTo
Northland,TD88,Nordland,Bouche,TD8801,44517,
"""
NEW = """adm1_name,adm1_name1,adm1_pcode,adm2_name,adm2_name1,adm2_pcode,center_lat,center_lon,\
valid_on,version
Northland,شمال,TD88,Rivermouth,مصب,TD8801,12.5,17.25,2021-11-17,v02
"""
PEOPLE = """admin1Name_fr,admin1Pcode,F_TL,T_TL,year
Northland,TD88,10,"448,465",2020
Southland,TD89,10,<Null>,2020
"""
GLOBAL_PEOPLE = """ISO3,ADM1_PCODE,ADM2_PCODE,Population_group,Gender,Population,\
Reference_year,Source
#a,#b,#c,#d,#e,#f,#g,#h
TCD,TD88,TD8801,T_TL,all,28016,2015,Census
TCD,TD88,TD8801,F_00_04,f,1016,2015,Census
"""
DUMP = (
    "1 Rivermouth Rivermouth Bouche,Mossab 12.5 17.2 P PPL TD _ 06 _ _ _ 5100 _ _ z 2020-01-01"
).replace(" ", "\t")
ALIASES = "name,kind,code\nBig Bend,place,TD06\nLake Nowhere,water,\n,name,TD06\n"


def shape(**properties: str) -> str:
    square = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}
    feature = {"type": "Feature", "properties": properties, "geometry": square}
    return json.dumps({"type": "FeatureCollection", "features": [feature]})


def loaded(folder: Path, name: str, content: str | bytes) -> Batch:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(path, ISO2, {"TD.06": "TD06"})


@pytest.mark.parametrize("content", [LIST, OLD, NEW, "\ufeff" + LIST, LIST.replace("\n", "\r\n")])
def test_units_in_every_form(tmp_path: Path, content: str) -> None:
    # the name of the file says nothing: content decides
    batch = loaded(tmp_path, "whatever.txt", content)
    found = {unit.pcode: (unit.level, unit.country, unit.parent) for unit in batch.units}
    assert found == {"TD88": (1, "TCD", "TCD"), "TD8801": (2, "TCD", "TD88")}


def test_names_dates_and_centres(tmp_path: Path) -> None:
    old = loaded(tmp_path, "old.csv", OLD).units
    assert [(u.names, u.valid_on) for u in old] == [
        (("Northland", "Nordland"), "2021-11-17"),  # a date as Excel counts it
        (("Bouche",), "2021-11-17"),
    ]
    new = loaded(tmp_path, "new.csv", NEW).units
    assert new[1] == Unit(
        "TD8801", 2, "TCD", "TD88", ("Rivermouth", "مصب"), 12.5, 17.25, "2021-11-17", "", "v02"
    )
    assert new[0].lat is None  # the centre is that of the row's own unit, not of its parent


def test_populations(tmp_path: Path) -> None:
    batch = loaded(tmp_path, "pop.csv", PEOPLE)
    assert [(c.pcode, c.year, c.population) for c in batch.counts] == [("TD88", 2020, 448465)]
    assert batch.warnings["population rows without a code, year or number"] == 1
    batch = loaded(tmp_path, "pop2.csv", GLOBAL_PEOPLE)
    assert [(c.pcode, c.population, c.source) for c in batch.counts] == [
        ("TD8801", 28016, "Census")
    ]


HAPI = """location_code,admin1_code,provider_admin1_name,gender,age_range,population,\
reference_period_start
TCD,TD88,Northland,all,all,900,2025-01-01T00:00:00
TCD,TD88,Northland,f,all,400,2025-01-01T00:00:00
TCD,TD88,Northland,all,0-4,100,2025-01-01T00:00:00
"""


def test_parts_of_a_population_are_no_population(tmp_path: Path) -> None:
    batch = loaded(tmp_path, "hapi.csv", HAPI)
    assert [(c.pcode, c.year, c.population) for c in batch.counts] == [("TD88", 2025, 900)]


def test_a_unit_is_called_by_its_name_in_english(tmp_path: Path) -> None:
    rows = "adm1_name,adm1_name1,lang,lang1,adm1_pcode\nشمال,Northland,ar,en,TD88\n"
    assert loaded(tmp_path, "a.csv", rows).units[0].names == ("Northland", "شمال")


def test_the_year_may_stand_in_the_name_of_a_file(tmp_path: Path) -> None:
    batch = loaded(tmp_path, "admpop_2019.csv", "ADM1_PCODE,T_TL\nTD88,12\n")
    assert [(c.year, c.population) for c in batch.counts] == [(2019, 12)]


def test_geonames(tmp_path: Path) -> None:
    town = loaded(tmp_path, "TD.txt", DUMP).towns[0]
    assert (town.name, town.admin, town.population) == ("Rivermouth", "TD.06", 5100)
    assert town.names == ("Rivermouth", "Bouche", "Mossab")
    codes = loaded(tmp_path, "codes.txt", "TD.06\tKanem\tKanem\t1\nTD.99\tX\tX\t2\n")
    assert codes.spellings == [("Kanem", "name", "TD06")]
    assert codes.warnings["units of GeoNames without a code of ours, left out"] == 1


def test_second_level_units_of_geonames_are_known_by_name_or_are_places(tmp_path: Path) -> None:
    path = tmp_path / "codes.txt"
    path.write_text("TD.06.1\tMao\tMao\t1\nTD.06.2\tNokou\tNokou\t2\n", encoding="utf-8")
    batch = read(path, ISO2, {"TD.06": "TD06"}, lambda _, name: "TD0601" if name == "Mao" else "")
    assert batch.spellings == [("Mao", "name", "TD0601"), ("Nokou", "place", "TD06")]
    assert batch.warnings["second-level units of GeoNames placed in their first"] == 1


def test_aliases_and_boundaries(tmp_path: Path) -> None:
    batch = loaded(tmp_path, "mine.csv", ALIASES)
    lines = [(line, alias.name, alias.kind, alias.code) for line, alias in batch.lines]
    assert lines == [
        (2, "Big Bend", "place", "TD06"),
        (3, "Lake Nowhere", "water", ""),
        (4, "", "name", "TD06"),
    ]
    text = shape(ADM1_EN="Northland", ADM1_PCODE="TD88", ADM0_PCODE="TD")
    batch = loaded(tmp_path, "a.geojson", text)
    assert [unit.names for unit in batch.units] == [("Northland",)]
    assert batch.shapes[0].geometry["type"] == "Polygon"


def test_a_wrong_encoding_is_a_warning_that_counts(tmp_path: Path) -> None:
    batch = loaded(
        tmp_path, "latin.csv", NEW.replace("Northland", "Nördland").encode("cp1252", "replace")
    )
    assert batch.warnings["not UTF-8, read as Windows-1252"] == 1
    assert batch.units[0].names[0] == "Nördland"
    assert loaded(tmp_path, "wide.csv", LIST.encode("utf-16")).units[0].pcode == "TD88"


CONTENT = '<?xml version="1.0"?><worksheet xmlns="{0}"><sheetData>{1}</sheetData></worksheet>'
SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
BOOK = (
    f'<workbook xmlns="{SPACE}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships"><sheets><sheet name="ADM1" r:id="r1"/></sheets></workbook>'
)
LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'
)


def workbook(path: Path, sheet: str, head: str = "") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", head + BOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", LINKS)
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
    return path


def cells(number: int, *texts: str, last: str = "") -> str:
    held = "".join(
        f'<c r="{chr(65 + place)}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
        for place, text in enumerate(texts)
    )
    return f'<row r="{number}">{held}{last}</row>'


def test_a_workbook_with_shared_strings_and_numbers(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    words = "".join(f"<si><t>{w}</t></si>" for w in ("ADM1_PCODE", "T_TL", "year", "TD88"))
    head = "".join(f'<c r="{"ABC"[i]}1" t="s"><v>{i}</v></c>' for i in range(3))
    row = '<c r="A2" t="s"><v>3</v></c><c r="B2"><v>1250.0</v></c><c r="C2"><v>2020</v></c>'
    sheet = CONTENT.format(SPACE, f'<row r="1">{head}</row><row r="2">{row}</row>')
    workbook(path, sheet)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{SPACE}">{words}</sst>')
    counts = read(path, ISO2, {}).counts
    assert [(c.pcode, c.year, c.population) for c in counts] == [("TD88", 2020, 1250)]


def test_a_sheet_of_too_many_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("metrics.places.xlsx.CELLS", 3)
    rows = cells(1, "ADM1_EN", "ADM1_PCODE") + cells(2, "Northland", "TD88")
    path = workbook(tmp_path / "a.xlsx", CONTENT.format(SPACE, rows))
    with pytest.raises(SourceError, match="more than 3 cells"):
        read(path, ISO2, {})


def test_geonames_lines_that_are_broken_or_gone(tmp_path: Path) -> None:
    gone = DUMP.replace("PPL", "PPLQ")
    batch = loaded(tmp_path, "TD.txt", f"{DUMP}\nbroken\n{gone}\n")
    assert (len(batch.towns), batch.warnings["lines without 19 columns"]) == (1, 1)
    batch = loaded(tmp_path, "codes.txt", "TD.06\tKanem\tKanem\t1\nbroken\n")
    assert batch.warnings["lines without 4 columns"] == 1


def test_a_workbook_with_16000_columns(tmp_path: Path) -> None:
    wide = '<c r="XFD1" t="inlineStr"><is><t></t></is></c>'
    rows = cells(1, "ADM1_EN", "ADM1_PCODE", last=wide) + cells(2, "Northland", "TD88", last=wide)
    path = workbook(tmp_path / "a.xlsx", CONTENT.format(SPACE, rows))
    assert [unit.pcode for unit in read(path, ISO2, {}).units] == ["TD88"]


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "bomb.xlsx", CONTENT.format(SPACE, " " * 50_000_000))
    with pytest.raises(SourceError, match=r"bomb\.xlsx: unpacks to 48 MB"):
        read(path, ISO2, {})


@pytest.mark.parametrize(
    ("rows", "head"),
    [
        ("<row><c></row>", "<?xml version='1.0'?>"),
        ("<row/>", "<?xml version='1.0' encoding='shift_jis'?>"),
        ("<row/>", "<?xml version='1.0' encoding='nonsense'?>"),
        ("<row>" + "<c/>" * 16_385 + "</row>", ""),
    ],
)
def test_a_sheet_that_breaks_off_while_it_is_read_is_named(
    tmp_path: Path, rows: str, head: str
) -> None:
    path = workbook(tmp_path / "a.xlsx", CONTENT.format(SPACE, rows), head)
    with pytest.raises(SourceError, match=r"a\.xlsx"):
        read(path, ISO2, {})


def test_a_damaged_workbook_is_named(tmp_path: Path) -> None:
    rows = "".join(f'<row><c r="A1"><v>{number * 7919}</v></c></row>' for number in range(5_000))
    head = '<row><c r="A1" t="inlineStr"><is><t>adm1_pcode</t></is></c></row>'
    path = workbook(tmp_path / "a.xlsx", CONTENT.format(SPACE, head + rows))
    content = bytearray(path.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 99] = b"\xff" * 99
    path.write_bytes(content)
    with pytest.raises(SourceError, match=r"a\.xlsx: not a readable xlsx file"):
        read(path, ISO2, {})


def test_cells_stand_where_they_say_or_behind_one_another(tmp_path: Path) -> None:
    text = '<c{} t="inlineStr"><is><t>{}</t></is></c>'
    head = text.format("", "adm1_name") + text.format("", "adm1_pcode")
    # a column that no sheet has costs no memory
    body = text.format("", "North") + text.format("", "TD88") + text.format(' r="ZZZZZZ2"', "far")
    path = workbook(
        tmp_path / "a.xlsx", CONTENT.format(SPACE, f"<row>{head}</row><row>{body}</row>")
    )
    assert [(unit.pcode, unit.names) for unit in read(path, ISO2, {}).units] == [
        ("TD88", ("North",))
    ]


@pytest.mark.parametrize("points", ["x", [[["a", 0], [1, 1]]], [[[2000.5, 400_000], [1, 1]]], None])
def test_a_boundary_that_is_none_leaves_its_unit(tmp_path: Path, points: object) -> None:
    content = json.loads(shape(adm1_pcode="TD88", adm1_name="North"))
    content["features"][0]["geometry"]["coordinates"] = points
    batch = loaded(tmp_path, "a.geojson", json.dumps(content))
    assert [unit.pcode for unit in batch.units] == ["TD88"]
    assert not batch.shapes
    assert batch.warnings["features without a code or a boundary in degrees"] == 1


@pytest.mark.parametrize("number", ["448.465", "99999999999999999999", "-5", "1.234.567"])
def test_a_number_that_is_not_clear_is_no_population(tmp_path: Path, number: str) -> None:
    rows = f"ADM1_PCODE,T_TL,year\nTD88,{number},2023\nTD89,1200.5,2023\n"
    batch = loaded(tmp_path, "p.csv", rows)
    assert [(count.pcode, count.population) for count in batch.counts] == [("TD89", 1200)]
    assert batch.warnings["population rows without a code, year or number"] == 1


def test_an_xml_bomb_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", "", '<!DOCTYPE x [<!ENTITY a "aaaa">]>')
    with pytest.raises(SourceError, match="document type"):
        read(path, ISO2, {})


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("noise.bin", bytes(range(256)) * 9),
        ("old.xls", b"\xd0\xcf\x11\xe0" + b"\x00" * 99),
        ("broken.xlsx", b"PK\x03\x04 and no more"),
        ("other.csv", b"a,b\n1,2\n"),
        ("broken.geojson", b'{"type": "FeatureCollection", "features": ['),
        ("deep.json", b"[" * 100_000),
        ("list.json", b'{"features": [1, null, {}]}'),
        ("null.geojson", b'{"features": null}'),
        ("junk.geojson", b'{"features": [1, 1, 1]}'),
        ("quote.csv", b'adm1_pcode,adm1_name\n"' + b"x" * 2_000_000),
    ],
)
def test_a_file_that_is_none_of_ours_is_named(tmp_path: Path, name: str, content: bytes) -> None:
    with pytest.raises(SourceError, match=name.replace(".", r"\.")):
        loaded(tmp_path, name, content)


def test_a_zip_that_is_no_workbook_says_what_to_do(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("units.csv", LIST)
    with pytest.raises(SourceError, match="unpack it"):
        read(tmp_path / "a.zip", ISO2, {})


def test_what_is_odd_is_told_where_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"nothing to load \(1 rows without a code or level\)"):
        loaded(tmp_path, "l.csv", LIST.splitlines()[0] + "\nTCD,9,TD88,North,TCD,\n")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        read(tmp_path / "gone.csv", {}, {})


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("metrics.places.grids.LARGEST", 100)
    with pytest.raises(SourceError, match="more than"):
        loaded(tmp_path, "big.geojson", shape(ADM1_PCODE="TD88") * 2)


def test_boundaries_are_thinned_and_told_in_steps(tmp_path: Path) -> None:
    ring = [[0, 0], [0.00001, 0], [1, 0], [1, 1.23456], [0, 0]]
    small = [[5, 5], [5.001, 5], [5.001, 5.001], [5, 5]]
    geometry = {"type": "MultiPolygon", "coordinates": [[ring], [small]]}
    feature = {"type": "Feature", "properties": {"adm1_pcode": "TD88"}, "geometry": geometry}
    text = json.dumps({"features": [feature, {**feature, "geometry": None}]})
    batch = loaded(tmp_path, "b.geojson", text)
    assert batch.warnings["features without a code or a boundary in degrees"] == 1
    (shape,) = batch.shapes
    assert shape.geometry["coordinates"][0][0] == [[0, 0], [1, 0], [1, 1.235], [0, 0]]
    assert steps(shape.geometry) == [[0, 0, 100, 0, 0, 124, -100, -124]]  # the other is unseen
