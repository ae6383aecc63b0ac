"""Datasets of residents and of people in need, in HDX HAPI's columns and in COD-PS's."""


def told(read, *columns, **wanted):
    return [tuple(claim[column] for column in columns) for claim in read.of(**wanted)]


def wholes(read):
    """The claims that are parts, each with the row of the claim that holds it."""
    rows = {claim["claim"]: claim["dataset_row"] for claim in read.claims}
    return {c["dataset_row"]: rows.get(c["part_of"]) for c in read.claims if c["part_of"]}


def test_hapi_idps_are_counted_by_iom_and_handed_on_by_ocha(claims_of):
    read = claims_of("hapi_idps.csv")

    assert read.staged.unknown == ()
    columns = ("dataset_row", "best", "region", "round", "originator", "publisher", "flags")
    assert told(read, *columns) == [
        (2, 1000, "AFG", "2", "iom", "ocha", []),
        (3, 1000, "AF01", "2", "iom", "ocha", []),
        (4, 800, "AF0101", "2", "iom", "ocha", ["publisher_warning"]),
        (5, 200, "AF01", "2", "iom", "ocha", ["coarser_place"]),
    ]
    assert read.left() == [(6, "error", "Duplicate row", "the publisher marks the row as faulty")]


def test_hapi_refugees_by_sex_and_age_are_parts_of_all(claims_of):
    read = claims_of("hapi_refugees.csv")

    assert read.staged.unknown == ()
    columns = ("dataset_row", "cause", "best", "region", "origin", "sex", "age", "originator")
    assert told(read, *columns) == [
        (2, "refugees", 700, "LBN", "SYR", None, None, "unhcr"),
        (3, "refugees", 360, "LBN", "SYR", "f", None, "unhcr"),
        (4, "refugees", 50, "LBN", "SYR", "f", "0-4", "unhcr"),
        (5, "asylum-seekers", 12, "LBN", "SYR", None, None, "unhcr"),
    ]
    assert wholes(read) == {3: 2, 4: 2}
    assert {str(c["period_end"]) for c in read.claims} == {"2023-12-31"}
    assert [row[:3] for row in read.left()] == [
        (6, "population_group", "IOC"),
        (7, "population_group", "OOC"),
    ]


def test_hapi_returnees_came_home_in_the_year(claims_of):
    read = claims_of("hapi_returnees.csv")

    assert read.staged.unknown == ()
    columns = ("dataset_row", "cause", "kind", "best", "region", "origin", "destination", "sex")
    assert told(read, *columns) == [
        (2, "returned refugees", "flow", 38000, "SYR", "LBN", "SYR", None),
        (3, "returned refugees", "flow", 19500, "SYR", "LBN", "SYR", "m"),
        (4, "returned IDPs", "flow", 150000, "SYR", None, None, None),
    ]
    assert wholes(read) == {3: 2}
    assert read.left() == [(5, None, None, "0, which says nothing here")]


def test_hapi_needs_are_whole_across_sectors_and_a_target_is_never_a_report(claims_of):
    read = claims_of("hapi_humanitarian_needs.csv")

    assert read.staged.unknown == ()
    columns = ("dataset_row", "measure", "kind", "status", "best", "region", "sector", "age", "sex")
    assert told(read, *columns) == [
        (2, "in_need", "stock", "reported", 24786370, "SDN", None, None, None),
        (3, "aid_reached", "flow", "feared", 14657114, "SDN", None, None, None),
        (4, "aid_reached", "flow", "reported", 14000000, "SDN", None, None, None),
        (5, "affected", "stock", "reported", 28928873, "SDN", None, None, None),
        (6, "population", "stock", "reported", 50990034, "SDN", None, None, None),
        (7, "in_need", "stock", "reported", 14700000, "SDN", "Health", None, None),
        (8, "in_need", "stock", "reported", 621782, "SD01001", None, None, None),
        (9, "in_need", "stock", "reported", 150000, "SD01001", None, "Children - Female", "f"),
    ]
    assert wholes(read) == {7: 2, 9: 8}
    assert read.of(dataset_row=8)[0]["flags"] == ["publisher_warning"]
    assert read.left() == [
        (10, "category", "Total Households", "counts households in a column of people"),
        (11, "error", "No cluster for entity 7454", "the publisher marks the row as faulty"),
    ]


def test_hapi_population_stands_at_the_middle_of_its_year(claims_of):
    read = claims_of("hapi_population.csv")

    assert read.staged.unknown == ()
    columns = ("dataset_row", "best", "region", "sex", "age", "originator", "flags")
    assert told(read, *columns) == [
        (2, 103199358, "COD", None, None, "cod-ps", []),
        (3, 4019147, "CD20", None, None, "cod-ps", []),
        (4, 400000, "CD20", "f", "0-4", "cod-ps", []),
        # a territory that the gazetteer lacks
        (6, 8000, "CD20", None, None, "cod-ps", ["publisher_warning", "coarser_place"]),
    ]
    assert wholes(read) == {4: 3}
    assert {str(c["period_end"]) for c in read.claims} == {"2020-07-01"}
    assert [row[0] for row in read.left()] == [5, 7]


def test_cod_ps_gives_all_people_and_their_parts(claims_of):
    read = claims_of("cod_ps.csv")

    assert read.staged.unknown == ()
    assert told(read, "dataset_row", "best", "region", "sex", "age") == [
        (3, 340040, "CD2001", None, None),
        (4, 176141, "CD2001", "f", None),
        (5, 34990, "CD2001", "m", "0-4"),
    ]
    assert wholes(read) == {4: 3, 5: 3}
    assert read.claims[0]["chain"][0] == "Health zone statistics, 2020; adjusted"
    assert [(row[0], row[3]) for row in read.left()] == [(6, "the same key as row 3")]


def test_cod_ps_of_a_country_has_a_column_for_each_sex_and_age(claims_of):
    read = claims_of("cod_ps_country.csv")

    assert (read.staged.rows, read.staged.unknown) == (2, ())
    assert told(read, "best", "age", dataset_row=2, sex="f") == [
        (176141, None),
        (35432, "0-4"),
        (60340, "adulte"),
    ]
    assert told(read, "best", "region", sex=None) == [(340040, "CD2001"), (162521, "CD2002")]
    assert told(read, "best", "sex", "age", dataset_row=3, sex="m") == [(12, "m", "80+")]
    assert wholes(read)[3] == 3
    assert read.left() == [(3, "Population", "x", "not a number")]
