"""Loaded gazetteers: kept whole or not at all, put together with what is shipped."""

from pathlib import Path

import pytest

from metrics.errors import SourceError, StoreError
from metrics.places import add, boundaries, loaded
from metrics.places.batch import check

HEAD = "Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date\n"


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_list_is_loaded_once_and_used(tmp_path: Path) -> None:
    home = tmp_path / "places"
    rows = "TCD,1,TD88,Northland,TCD,2030-01-01\nTCD,2,TD8801,Rivermouth,TD88,2030-01-01\n"
    path = write(tmp_path, "list.csv", HEAD + rows)
    first, again = add(path, home), add(path, home)
    assert (first.units, first.already, again.already) == (2, False, True)
    assert len(list(home.iterdir())) == 1
    gazetteer = loaded(home)
    assert gazetteer.resolve("Rivermouth", ["TCD"]).pcode == "TD8801"
    assert [r.pcode for r in gazetteer.ancestors("TD8801")] == ["TD88", "TCD"]
    assert gazetteer.resolve("southern Idlib", ["SYR"]).pcode == "SY07"  # what is shipped stays


def test_the_same_bytes_under_another_name_are_the_same_file(tmp_path: Path) -> None:
    home = tmp_path / "places"
    rows = HEAD + "TCD,1,TD88,Northland,TCD,2030-01-01\nTCD,2,TD8801,River,TD77,2030-01-01\n"
    first = add(write(tmp_path, "a.csv", rows), home)
    add(write(tmp_path, "b.csv", HEAD + "TCD,1,TD77,Southland,TCD,2030-01-01\n"), home)
    again = add(write(tmp_path, "c.csv", rows), home)  # though TD77 is known by now
    assert (again.already, again.warnings) == (True, first.warnings)
    assert len(list(home.iterdir())) == 2


def test_a_row_without_a_date_takes_nothing_from_one_that_has_it(tmp_path: Path) -> None:
    home = tmp_path / "places"
    add(write(tmp_path, "a.csv", f"{HEAD}TCD,1,TD88,Northland,TCD,2030-01-01\n"), home)
    add(write(tmp_path, "b.csv", f"{HEAD}TCD,1,TD88,Nordland,TCD,\n"), home)
    region = loaded(home).region("TD88")
    assert region is not None
    assert (region.name, str(region.valid_on)) == ("Northland", "2030-01-01")
    assert loaded(home).resolve("Nordland", ["TCD"]).pcode == "TD88"
    assert loaded(home).versions("TD88") == ()


def test_loading_in_any_order_gives_the_newest_version_and_keeps_the_older(tmp_path: Path) -> None:
    new = write(tmp_path, "n.csv", f"{HEAD}TCD,1,TD88,Newland,TCD,2031-01-01\n")
    old = write(tmp_path, "o.csv", f"{HEAD}TCD,1,TD88,Oldland,TCD,2030-01-01\n")
    for home, order in ((tmp_path / "1", (new, old)), (tmp_path / "2", (old, new))):
        for path in order:
            add(path, home)
        region = loaded(home).region("TD88")
        assert region is not None
        assert region.name == "Newland"
        assert [held.name for held in loaded(home).versions("TD88")] == ["Oldland"]
        # a report may still use the older name
        assert loaded(home).resolve("Oldland", ["TCD"]).pcode == "TD88"


TOP = "TCD,1,TD88,N,TCD,\n"
LOOP = "units within a unit of their own level or lower, the country taken"
TRAPS = [
    ("TCD,2,TD8801,A,TD77,\n", "parents that do not exist, the country taken", "TCD"),
    (
        TOP + "TCD,2,TD8801,A,TD8,\n",
        "parents that do not exist, the beginning of the code taken",
        "TD88",
    ),
    ("TCD,2,TD8801,A,TD8801,\n", LOOP, "TCD"),
    ("TCD,2,TD8801,A,TD8802,\nTCD,2,TD8802,B,TD8801,\n", LOOP, "TCD"),
    (
        TOP + "TCD,2,TD8801,A,TD88,\nTCD,2,TD8801,B,TD88,\n",
        "codes given twice, the first kept",
        "TD88",
    ),
    (
        TOP + "TCD,2,XX8801,A,TD88,\nTCD,2,TD8801,B,TD88,\n",
        "codes that do not begin with their parent's",
        "TD88",
    ),
    (
        TOP + "TCD,2,TD8801,A,TD88,\nTCD,2,TD88-X 1,B,TD88,\n",
        "codes that are not letters and digits",
        "TD88",
    ),
    (TOP + "TCD,2,TD8801,A,,\n,9,,,,\n", "rows without a code or level", "TD88"),
    (
        TOP + "TCD,2,TD8801,A,TCD,\n",
        "parents that do not exist, the beginning of the code taken",
        "TD88",
    ),
    (TOP + "TCD,2,TD8801,A,,\n", "rows without a parent, the beginning of the code taken", "TD88"),
    (TOP + "TCD,2,TD8801,GuÃ©ra,TD88,\n", "names in a doubled encoding, mended", "TD88"),
    (TOP + "TCD,2,TD8801,Gu\ufffdra,TD88,\n", "names with letters that were lost", "TD88"),
    (
        TOP + "TCD,2,TD8801,Guera,TD88,31/12/20\n",
        "dates that cannot be read, taken as unknown",
        "TD88",
    ),
    (
        TOP + "TCD,2,TD8801,N.A2,TD88,\n",
        "units without a name, known by their code only",
        "TD88",
    ),
    (
        "TCD,1,TD88,North,TCD,\nTCD,2,TD8801,North,TD88,\n",
        "names of units of several levels of one country",
        "TD88",
    ),
    (
        "TCD,1,TD88,North,TCD,\nTCD,2,TD8801,A,TD88,\nNER,1,NE88,North,NER,\n",
        "names of units of several countries",
        "TD88",
    ),
    (
        TOP + "TCD,2,TD8801,A,TD88,\nTCD,2,TCD001,B,TD88,\n",
        "codes that begin with three letters, kept as they are",
        "TD88",
    ),
]


@pytest.mark.parametrize(("rows", "warning", "parent"), TRAPS)
def test_traps_are_counted_and_cut(tmp_path: Path, rows: str, warning: str, parent: str) -> None:
    done = add(write(tmp_path, "trap.csv", HEAD + rows), tmp_path / "places")
    assert done.warnings[warning] >= 1
    region = loaded(tmp_path / "places").region("TD8801")
    assert region is not None
    assert region.parent == parent
    assert loaded(tmp_path / "places").ancestors("TD8801")[-1].pcode == "TCD"


def test_no_file_makes_a_region_a_part_of_itself(tmp_path: Path) -> None:
    add(write(tmp_path, "a.csv", HEAD + TOP + "TCD,2,TD8801,A,TD88,\n"), tmp_path / "places")
    other = write(tmp_path, "b.csv", HEAD + "TCD,2,TD88,North,TD8801,\n")
    done = add(other, tmp_path / "places")
    assert done.warnings["units within what is loaded as a part of them, the country taken"] == 1
    lines = loaded(tmp_path / "places").ancestors("TD8801")
    assert [region.pcode for region in lines] == ["TD88", "TCD"]


def test_no_file_takes_the_code_of_a_country(tmp_path: Path) -> None:
    done = add(write(tmp_path, "a.csv", HEAD + TOP + "SYR,1,TUR,Other,SYR,\n"), tmp_path / "places")
    assert done.warnings["units with the code of a country or an area, left out"] == 1
    region = loaded(tmp_path / "places").region("TUR")
    assert region is not None
    assert (region.level, region.country) == (0, "TUR")


def test_an_alias_row_is_enough(tmp_path: Path) -> None:
    home = tmp_path / "places"
    path = write(tmp_path, "mine.csv", "name,kind,code\nTafeghaghte,place,MA006\nZee,water,\n")
    assert (add(path, home).aliases, add(path, home).already) == (2, True)
    assert loaded(home).resolve("Tafeghaghte", ["MAR"]).pcode == "MA006"


def test_an_own_alias_says_more_than_all_that_is_shipped(tmp_path: Path) -> None:
    home = tmp_path / "places"
    head = "name,kind,code\n"
    add(write(tmp_path, "1.csv", head + "Khan Sheikhoun,place,SY05\nHama,place,SY0702\n"), home)
    assert loaded(home).resolve("Khan Sheikhoun", ["SYR"]).pcode == "SY05"
    assert loaded(home).resolve("Hama", ["SYR"]).method == "alias"
    # a later table takes back what an earlier one says
    add(write(tmp_path, "2.csv", head + "Khan Sheikhoun,place,SY0702\n"), home)
    assert loaded(home).resolve("Khan Sheikhoun", ["SYR"]).pcode == "SY0702"


def test_a_list_in_capitals_is_found_in_ordinary_writing(tmp_path: Path) -> None:
    home = tmp_path / "places"
    add(write(tmp_path, "l.csv", f"{HEAD}TCD,1,TD88,NORTHLAND,TCD,\n"), home)
    names = loaded(home).names("Chad: Northland is flooded.")
    assert [name.text for name in names] == ["Chad", "Northland"]


WRONG = [
    ("X,name,MA999\n", "mine.csv: line 3: no region has the code 'MA999'"),
    ("X,foo,MA006\n", "mine.csv: line 3: 'foo' is no kind; there are: name, place"),
    (",name,MA006\n", "mine.csv: line 3: no name"),
    ("\n\nX,name,\n", "mine.csv: line 5: no code"),
    ("x,,MA006\nX,name,MA007\n", "mine.csv: lines 3 and 4: 'X' is given to MA006 and to MA007"),
]


@pytest.mark.parametrize(("rows", "reason"), WRONG)
def test_a_wrong_alias_is_named_by_its_line_and_nothing_is_kept(
    tmp_path: Path, rows: str, reason: str
) -> None:
    home = tmp_path / "places"
    path = write(tmp_path, "mine.csv", "name,kind,code\nTafeghaghte,place,MA006\n" + rows)
    with pytest.raises(SourceError) as raised:
        add(path, home)
    assert str(raised.value).startswith(reason)
    assert not home.exists()


def test_populations_and_boundaries(tmp_path: Path) -> None:
    home = tmp_path / "places"
    add(write(tmp_path, "p.csv", "ADM1_PCODE,T_TL,year\nTD01,77,2020\n"), home)
    assert [count.population for count in loaded(home).populations("TD01")] == [77]
    shape = '{"features": [{"properties": {"adm1_pcode": "TD01", "adm1_name": "X"}, "geometry": {"type": "Point", "coordinates": [1, 2]}}]}'  # noqa: E501
    add(write(tmp_path, "b.geojson", shape), home)
    assert [one.pcode for one in boundaries(home)] == ["TD01"]


def test_a_dump_of_towns(tmp_path: Path) -> None:
    cells = "1 Rivermouth Rivermouth Bouche 12.5 17.2 P PPL SY _ 12 _ _ _ 5100 _ _ z 2020-01-01"
    path = write(tmp_path, "SY.txt", cells.replace(" ", "\t"))
    assert add(path, tmp_path / "places").towns == 1
    assert loaded(tmp_path / "places").resolve("Rivermouth", ["SYR"]).pcode == "SY07"


def test_a_bad_file_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    home = tmp_path / "places"
    with pytest.raises(SourceError):
        add(write(tmp_path, "bad.csv", "a,b\n1,2\n"), home)
    assert not home.exists()


def test_a_damaged_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "abc.json").write_text("{", encoding="utf-8")
    with pytest.raises(StoreError, match=r"abc\.json"):
        loaded(tmp_path)
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    path = write(tmp_path, "l.csv", f"{HEAD}TCD,1,TD88,Northland,TCD,\n")
    with pytest.raises((StoreError, OSError)):
        add(path, file / "below")


def test_a_unit_that_is_no_more_yields_to_one_that_is(tmp_path: Path) -> None:
    home = tmp_path / "places"
    head = "adm1_name,adm1_pcode,valid_on,valid_to\n"
    rows = "Rivermouth,TD88,2010-01-01,2019-12-31\nRivermouth,TD89,2020-01-01,\n"
    add(write(tmp_path, "u.csv", head + rows + "Oldland,TD87,2010-01-01,2019-12-31\n"), home)
    gazetteer = loaded(home)
    assert gazetteer.resolve("Rivermouth", ["TCD"]).pcode == "TD89"
    found = gazetteer.resolve("Oldland", ["TCD"])
    assert (found.pcode, found.method) == ("TD87", "former")
    assert ("retired", "TD87") in {(one.kind, one.code) for one in check(gazetteer)}
