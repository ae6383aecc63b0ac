"""Datasets of incidents, one row an event: the claims that each row of a small file makes.

The files in `files` have their publishers' exact columns and quirks; the rows are ours.
"""

import pytest

CLAIM = ("dataset_row", "measure", "population_group", "low", "best", "high", "bound")


def told(read, *columns):
    return [tuple(claim[column] for column in columns) for claim in read.claims]


def days(claim):
    return str(claim["period_start"]), str(claim["period_end"])


def test_ucdp_ged_gives_each_event_its_dead_the_civilians_and_fighters_among_them_and_an_attack(
    claims_of,
):
    read = claims_of("ucdp_ged_19.csv")

    assert read.staged.unknown == ()
    assert read.rejected == []
    assert told(read, *CLAIM) == [
        (2, "attacks", "all", 1, 1, 1, "exact"),
        (2, "killed", "all", 8, 10, 15, "range"),
        # 4 civilians of 10 best: 2 of the 10 are unsure, 1 is of no known kind, 5 more may be dead
        (2, "killed", "civilian", 2, 4, 10, "range"),
        (2, "killed", "combatant", 3, 5, 11, "range"),
        # clarity 2: several events in one row
        (3, "attacks", "all", 1, 1, None, "at_least"),
        (3, "killed", "all", 6, 6, 6, "exact"),
        (3, "killed", "civilian", 6, 6, 6, "exact"),
        (4, "attacks", "all", 1, 1, 1, "exact"),
        (4, "killed", "all", 2, 2, 2, "exact"),
        # 0 / 0 / 70: nobody is known to have died, the claim that 70 did stays; no attack is sure
        (5, "killed", "all", 0, 0, 70, "range"),
        (5, "killed", "civilian", 0, 0, 70, "range"),
        # low 5, best 3, high 1: the best is kept, the ends are widened until they hold it
        (6, "attacks", "all", 1, 1, 1, "exact"),
        (6, "killed", "all", 1, 3, 5, "range"),
        (6, "killed", "civilian", 0, 0, 2, "range"),
        (6, "killed", "combatant", 0, 0, 2, "range"),
        (7, "attacks", "all", 1, 1, 1, "exact"),
        (7, "killed", "all", 2, 2, 2, "exact"),
        (7, "killed", "combatant", 2, 2, 2, "exact"),
    ]


def test_ucdp_ged_places_no_event_finer_than_where_prec_and_keeps_the_days_that_date_prec_gives(
    claims_of,
):
    read = claims_of("ucdp_ged_19.csv")

    where = ("dataset_row", "region", "level", "precision", "flags")
    assert [
        (*(claim[column] for column in where), *days(claim))
        for claim in read.of(measure="killed", population_group="all")
    ] == [
        (2, "SY0705", 2, "day", [], "2019-04-30", "2019-04-30"),
        # precision 4 is a province, though a district is named
        (3, "SY07", 1, "month", [], "2019-05-01", "2019-05-31"),
        # precision 6 is a country, though a province is named
        (4, "SYR", 0, "range", [], "2019-05-03", "2019-05-05"),
        (5, "SY02", 1, "day", [], "2019-05-07", "2019-05-07"),
        (6, "SYR", 0, "day", ["outside_of_borders", "order_violation"], "2019-05-08", "2019-05-08"),
        # a province of no such country: the country is sure
        (7, "YEM", 0, "day", ["coarser_place"], "2019-05-09", "2019-05-09"),
    ]


def test_ucdp_ged_each_claim_names_its_event_its_whole_and_who_reported(claims_of):
    read = claims_of("ucdp_ged_19.csv")

    whole, *parts = read.of(dataset_row=2, measure="killed")
    assert {part["part_of"] for part in parts} == {whole["claim"]}
    assert {claim["event"] for claim in read.of(dataset_row=2)} == {"900001"}
    assert [claim["quote"] for claim in read.of(dataset_row=2, measure="attacks")] == ["id: 900001"]
    assert whole["originator"] == whole["publisher"] == "ucdp"
    assert whole["chain"] == ["Reuters", "SOHR", "Uppsala Conflict Data Program"]
    assert whole["slice"] == "652\x1f2019-04"


# Where the rows stand: below the HXL tags, or as records of JSON that begin with 1.
OTHERS = {"ucdp_ged_25.csv": 0, "ucdp_ged_hdx.csv": 1, "ucdp_ged_api.json": -1}


@pytest.mark.parametrize("other", OTHERS)
def test_ucdp_ged_every_edition_of_the_header_gives_the_same_claims(claims_of, other):
    first, second = claims_of("ucdp_ged_19.csv"), claims_of(other)

    assert second.staged.unknown == ()
    for claim in second.claims:
        claim["dataset_row"] -= OTHERS[other]
    assert second.claims == first.claims


def test_hapi_conflict_events_counts_no_kind_of_event_inside_another(claims_of):
    read = claims_of("hapi_conflict_events.csv")

    assert read.staged.unknown == ()
    assert told(read, *CLAIM[:6], "region", "flags") == [
        (2, "attacks", "all", 4, 4, 4, "SY0700", []),
        (2, "killed", "civilian", 6, 6, 6, "SY0700", ["proxy"]),
        (4, "attacks", "all", 1, 1, 1, "NG008001", ["publisher_warning"]),
        (4, "killed", "civilian", 2, 2, 2, "NG008001", ["proxy", "publisher_warning"]),
        (7, "attacks", "all", 10, 10, 10, "SY0700", []),
        (7, "killed", "all", 14, 14, 14, "SY0700", []),
        (8, "attacks", "all", 2, 2, 2, "SY0703", []),
        (9, "attacks", "all", 1, 1, 1, "NG008001", ["publisher_warning"]),
        (9, "killed", "all", 2, 2, 2, "NG008001", ["publisher_warning"]),
        # a code that no gazetteer has: the town of that name lies in the province
        (10, "attacks", "all", 1, 1, 1, "CO66", ["coarser_place"]),
        (11, "attacks", "all", 5, 5, 5, "ALB", []),
        (11, "killed", "all", 1, 1, 1, "ALB", []),
    ]
    by_key = {claim["claim"]: claim for claim in read.claims}
    parts = [claim for claim in read.claims if claim["part_of"]]
    assert [(one["dataset_row"], by_key[one["part_of"]]["dataset_row"]) for one in parts] == [
        (2, 7),
        (2, 7),
        (4, 9),
        (4, 9),
    ]
    assert {claim["originator"] for claim in read.claims} == {"acled"}
    assert {claim["publisher"] for claim in read.claims} == {"ocha"}
    assert read.left() == [
        (3, None, None, "0, which says nothing here"),
        (
            5,
            "error",
            "Non matching p-code",
            "the publisher marks the row as an error and keeps it out of its own service",
        ),
        (
            6,
            "event_type",
            "demonstration",
            "demonstrations are no attacks, and their dead are not counted in this table",
        ),
    ]


def test_acled_counts_violent_events_by_kind_and_the_dead_where_any_are_known(claims_of):
    read = claims_of("acled.csv")

    assert read.staged.unknown == ()
    assert told(read, *CLAIM, "region", "flags") == [
        (2, "airstrikes", "all", 1, 1, None, "at_least", "SY070500", []),
        (2, "killed", "all", 7, 7, 7, "exact", "SY070500", []),
        (2, "killed", "civilian", 7, 7, 7, "exact", "SY070500", ["proxy"]),
        (3, "shelling", "all", 1, 1, None, "at_least", "SY0705", []),
        # 10 is written for an unknown number too; geo_precision 3 is a province
        (4, "attacks", "all", 1, 1, 1, "exact", "SY02", []),
        (4, "killed", "all", 10, 10, None, "at_least", "SY02", ["coded_number"]),
        (5, "attacks", "all", 1, 1, 1, "exact", "SY02", []),
        (7, "attacks", "all", 1, 1, 1, "exact", "SY01", []),
        (7, "killed", "all", 2, 2, 2, "exact", "SY01", []),
        (7, "killed", "civilian", 2, 2, 2, "exact", "SY01", ["proxy"]),
        # dead in a violent demonstration, which is no attack
        (9, "killed", "all", 1, 1, 1, "exact", "SY01", []),
    ]
    assert read.left() == [
        (
            6,
            "sub_event_type",
            "Peaceful protest",
            "a demonstration is no attack, and nobody is known to have died",
        ),
        (
            8,
            "event_type",
            "Strategic developments",
            "a development without violence, and nobody is known to have died",
        ),
        (10, None, "SYR100008", "the same key as row 9"),
        (11, "event_date", "31 June 2025", f"not a date ({', '.join(read.card.dates)})"),
        (11, "fatalities", "none", "not a number"),
    ]


def test_acled_days_stand_for_weeks_and_months_and_rows_are_dated_by_their_last_change(claims_of):
    read = claims_of("acled.csv")

    spans = {claim["dataset_row"]: (*days(claim), claim["precision"]) for claim in read.claims}
    assert spans[3] == ("2025-05-16", "2025-05-16", "day")
    assert spans[4] == ("2025-05-14", "2025-05-20", "week")
    assert spans[5] == ("2025-05-01", "2025-05-31", "month")
    assert {str(claim["published"]) for claim in read.claims} == {"2025-05-20"}
    assert read.claims[0]["chain"] == ["SOHR", "Syria TV", "Armed Conflict Location & Event Data"]
    assert {claim["event"] for claim in read.of(dataset_row=2)} == {"SYR100001"}


@pytest.mark.parametrize("other", ["acled_old.csv", "acled_api.json"])
def test_acled_old_exports_and_the_api_say_the_same(claims_of, other):
    columns = ("row_key", "measure", "low", "best", "high", "bound", "region", "flags")
    first, second = claims_of("acled.csv"), claims_of(other)

    assert second.staged.unknown == ()
    targeting = {"civilian"} if other == "acled_old.csv" else set()  # it has no such column
    same = [
        claim
        for claim in first.claims
        if claim["dataset_row"] <= 5 and claim["population_group"] not in targeting
    ]
    assert [(*(c[k] for k in columns), *days(c)) for c in second.claims] == [
        (*(c[k] for k in columns), *days(c)) for c in same
    ]


NOTES = [["Citation"], ["Where the number of health workers is unspecified, one is counted."]]


def test_attacks_on_health_care_of_a_workbook_titled_twice_and_tagged_wrongly(
    claims_of, workbook, rows_of
):
    rows = rows_of("insecurity_insight_health.csv")
    read = claims_of(workbook("health.xlsx", {"Incidents": rows, "MetaData&Notes": NOTES}))

    assert read.staged.unknown == ()
    assert read.rejected == []
    assert told(read, *CLAIM, "facility", "sex", "flags") == [
        (3, "attacks", "all", 1, 1, 1, "exact", "health", None, []),
        (3, "killed", "health_worker", 4, 4, 4, "exact", None, None, []),
        (3, "killed", "health_worker", 1, 1, None, "at_least", None, "f", []),
        (3, "killed", "health_worker", 2, 2, 2, "exact", None, "m", []),
        (4, "attacks", "all", 1, 1, 1, "exact", "health", None, []),
        (4, "damaged", "all", 3, 3, 3, "exact", "health", None, []),
        # one is counted where nobody says how many
        (4, "destroyed", "all", 1, 1, None, "at_least", "health", None, []),
        # the same title again, over the parts, says 0
        (4, "injured", "health_worker", 3, 3, 3, "exact", None, None, ["parts_disagree"]),
        # the tags call the kidnapped arrested and the arrested kidnapped
        (5, "abducted", "health_worker", 1, 1, None, "at_least", None, None, []),
        (5, "abducted", "health_worker", 1, 1, None, "at_least", None, "m", []),
        (5, "attacks", "all", 1, 1, 1, "exact", "health", None, []),
        (5, "detained", "health_worker", 2, 2, 2, "exact", None, None, []),
        (5, "detained", "health_worker", 2, 2, 2, "exact", None, "f", []),
        (6, "attacks", "all", 1, 1, 1, "exact", "health", None, []),
    ]
    by_row = {claim["dataset_row"]: claim for claim in read.claims}
    assert [(days(c), c["region"], c["event"], c["cause"]) for c in by_row.values()] == [
        (("2022-01-01", "2022-01-01"), "SYR", "90001", "Firearms"),
        (("2022-12-13", "2022-12-13"), "PSE", "90002", "Air-Launched Explosive Weapon"),
        (("2022-01-01", "2022-01-01"), "SYR", "90003", None),
        (("2022-01-01", "2022-01-01"), "SYR", "90004", "Firearms"),
    ]
    by_sex = [claim for claim in read.claims if claim["sex"]]
    wholes = {c["claim"]: (c["dataset_row"], c["measure"]) for c in read.claims if not c["sex"]}
    assert [wholes[claim["part_of"]] for claim in by_sex] == [
        (claim["dataset_row"], claim["measure"]) for claim in by_sex
    ]


def test_aid_workers_killed_injured_kidnapped_and_arrested_of_json_with_numbers_as_texts(
    claims_of,
):
    read = claims_of("insecurity_insight_aid_workers.json")

    assert read.staged.unknown == ()
    assert told(read, *CLAIM, "sex", "region") == [
        (1, "attacks", "all", 1, 1, 1, "exact", None, "PS02"),
        (1, "killed", "aid_worker", 2, 2, 2, "exact", None, "PS02"),
        (1, "killed", "aid_worker", 2, 2, 2, "exact", "m", "PS02"),
        # sure of the country only, though a province is named
        (2, "abducted", "aid_worker", 3, 3, 3, "exact", None, "SYR"),
        (2, "abducted", "aid_worker", 1, 1, None, "at_least", "f", "SYR"),
        (2, "attacks", "all", 1, 1, 1, "exact", None, "SYR"),
        (2, "detained", "aid_worker", 1, 1, None, "at_least", None, "SYR"),
        (3, "attacks", "all", 1, 1, 1, "exact", None, "COD"),
    ]
    assert read.left() == [(3, "Aid Workers Injured", "some", "not a number")]


def test_who_attacks_on_health_care_are_incidents_that_facilities_and_people_are_part_of(
    claims_of, workbook, rows_of
):
    read = claims_of(workbook("ssa.xlsx", {"Sheet1": rows_of("who_ssa.csv")}))

    assert read.staged.unknown == ()
    assert told(read, *CLAIM, "facility", "region", "status", "flags") == [
        (2, "attacked", "all", 1, 1, None, "at_least", "health", "SYR", "reported", []),
        (2, "attacks", "all", 1, 1, 1, "exact", "health", "SYR", "reported", []),
        (2, "injured", "all", 5, 5, 5, "exact", None, "SYR", "reported", []),
        (2, "killed", "all", 3, 3, 3, "exact", None, "SYR", "reported", []),
        (3, "attacks", "all", 1, 1, 1, "exact", "health", "PSE", "reported", ["probable"]),
        (4, "abducted", "health_worker", 2, 2, 2, "exact", None, "SDN", "reported", ["possible"]),
        (4, "attacks", "all", 1, 1, 1, "exact", "health", "SDN", "reported", ["possible"]),
        (4, "detained", "health_worker", 4, 4, 4, "exact", None, "SDN", "reported", ["possible"]),
        (4, "injured", "all", 1, 1, 1, "exact", None, "SDN", "reported", ["possible"]),
        # a rumour is kept, and never counted: only what is reported is
        (5, "attacked", "all", 1, 1, None, "at_least", "health", "UKR", "feared", ["rumour"]),
        (5, "attacks", "all", 1, 1, 1, "exact", "health", "UKR", "feared", ["rumour"]),
        (5, "killed", "all", 12, 12, 12, "exact", None, "UKR", "feared", ["rumour"]),
        # yes instead of a number: one at least, whoever is arrested and detained is one
        (6, "abducted", "health_worker", 1, 1, None, "at_least", None, "MMR", "reported", []),
        (6, "attacks", "all", 1, 1, 1, "exact", "health", "MMR", "reported", []),
        (6, "detained", "health_worker", 1, 1, None, "at_least", None, "MMR", "reported", []),
    ]
    assert days(read.claims[0]) == ("2024-01-01", "2024-01-01")
    assert {c["event"] for c in read.of(dataset_row=2)} == {"7001"}
    assert {left[:3] for left in read.left()} == {(7, "Attack Date", "2024-02-30")}


INFO = [["EM-DAT Public Table"], ["Terms of use"]]


def test_em_dat_counts_a_disaster_in_a_country_and_adds_no_part_to_its_whole(
    claims_of, workbook, rows_of
):
    read = claims_of(workbook("em.xlsx", {"EM-DAT Data": rows_of("em_dat.csv"), "Info": INFO}))

    assert read.staged.unknown == ()
    assert [
        (*line, *days(claim))
        for line, claim in zip(told(read, *CLAIM[:2], "best", "region"), read.claims, strict=True)
    ] == [
        (2, "affected", 240_000, "SYR", "2023-02-06", "2023-02-20"),
        (2, "affected", 200_000, "SYR", "2023-02-06", "2023-02-20"),
        (2, "displaced", 30_000, "SYR", "2023-02-06", "2023-02-20"),
        (2, "injured", 10_000, "SYR", "2023-02-06", "2023-02-20"),
        (2, "killed", 5_000, "SYR", "2023-02-06", "2023-02-20"),
        # no days: from the first of the month to the last
        (3, "affected", 1_500, "SYR", "2022-08-01", "2022-12-31"),
        (3, "affected", 1_500, "SYR", "2022-08-01", "2022-12-31"),
        (3, "killed", 40, "SYR", "2022-08-01", "2022-12-31"),
        # a state that is gone has no region of today
        (4, "killed", 1_200_000, None, "1921-01-01", "1922-12-31"),
        # 0 is a report, an empty cell is none
        (5, "affected", 1_200, "SYR", "2021-01-15", "2021-01-19"),
        (5, "displaced", 1_200, "SYR", "2021-01-15", "2021-01-19"),
        (5, "killed", 0, "SYR", "2021-01-15", "2021-01-19"),
    ]
    by_key = {claim["claim"]: claim for claim in read.claims}
    for claim in read.claims:
        if claim["part_of"]:
            whole = by_key[claim["part_of"]]
            assert (whole["measure"], whole["part_of"]) == ("affected", None)
            assert whole["best"] >= claim["best"]
    assert [c["flags"] for c in read.of(measure="killed")] == [
        ["includes_missing"],
        ["includes_missing"],
        ["includes_missing", "historic"],
        ["includes_missing"],
    ]
    assert [c["zero"] for c in read.of(measure="killed")] == [False, False, False, True]
    assert {left[:2] for left in read.left() if left[1]} == {(6, "Start Day")}
    assert (7, None, None, "no number in it") in read.left()


def test_em_dat_of_before_2023_has_notes_above_and_other_titles(claims_of, rows_of, tmp_path):
    head, first, *_ = rows_of("em_dat.csv")
    older = [title.replace("DisNo.", "Dis No").replace("No. ", "No ") for title in head]
    path = tmp_path / "older.csv"
    rows = [["Source:", "EM-DAT"], [], older, first]
    path.write_text("\n".join(",".join(f'"{cell}"' for cell in row) for row in rows), "utf-8")

    read = claims_of(path)
    assert (read.card.name, read.staged.unknown) == ("em_dat", ())
    assert [(c["measure"], c["best"]) for c in read.claims if not c["part_of"]] == [
        ("affected", 240_000),
        ("killed", 5_000),
    ]
