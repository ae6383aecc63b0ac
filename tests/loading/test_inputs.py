"""Which files paths stand for, whatever the files are called and whatever they lead to."""

import os
from pathlib import Path

import pytest

from metrics import loading


@pytest.fixture
def found(tmp_path, monkeypatch):
    """The files that some paths stand for, and what is said of the others."""
    monkeypatch.chdir(tmp_path)

    def ask(*paths, home=None):
        refused = []
        inputs = loading.Inputs([*paths], lambda error: refused.append(str(error)), home)
        return [str(one.path) for one in inputs], refused, inputs

    return ask


def write(*names):
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")


def test_a_folder_stands_for_the_files_below_that_are_read(found):
    write("r/b.txt", "r/a/c.md", "r/d.png", "r/e", "r/.hidden.txt", "r/.git/f.txt", "r/~$g.txt")
    names, refused, inputs = found("r")
    assert names == ["r/b.txt", "r/a/c.md"]
    assert refused == []
    assert inputs.left == {".png": 1, "no suffix": 1}


def test_a_pattern_that_no_shell_expanded_is_expanded(found):
    write("r/2019-05.txt", "r/2019-06.txt", "r/sub/2019-07.txt", "r/other.txt")
    assert found("r/2019*.txt")[0] == ["r/2019-05.txt", "r/2019-06.txt"]
    assert len(found("r/**/2019*.txt")[0]) == 3
    assert found("r/s*")[0] == ["r/sub/2019-07.txt"]
    assert found("r/x*")[1] == ["r/x*: no file is called so"]


def test_a_file_that_is_called_like_a_pattern_is_a_file(found):
    write("[a].txt", "a.txt")
    assert found("[a].txt")[0] == ["[a].txt"]


def test_what_is_not_there_is_named_and_the_rest_is_found(found):
    write("a.txt")
    names, refused, _ = found("none.txt", "a.txt", "broken\0name.txt")
    assert names == ["a.txt"]
    assert refused[0] == "none.txt: no such file or folder"
    assert len(refused) == 2


def test_links_lead_neither_out_of_a_folder_nor_round_in_it(found):
    write("r/a.txt", "secret.txt")
    Path("r/out.txt").symlink_to(Path("secret.txt").resolve())
    Path("r/in.txt").symlink_to("a.txt")
    Path("r/round").symlink_to(Path("r").resolve())
    Path("r/nowhere.txt").symlink_to("gone.txt")
    names, refused, _ = found("r")
    assert names == ["r/a.txt", "r/in.txt"]
    assert refused == [
        "r/nowhere.txt: no such file or folder",
        "r/out.txt: a link that leads out of the folder",
    ]
    assert found("r/out.txt")[0] == ["r/out.txt"]  # whoever names it, means it


def test_a_link_to_itself_is_named(found):
    Path("loop.txt").symlink_to("loop.txt")
    assert "loop.txt" in found("loop.txt")[1][0]


def test_a_pipe_in_a_folder_is_not_waited_for(found):
    write("r/a.txt")
    os.mkfifo("r/b.txt")
    names, refused, _ = found("r")
    assert (names, refused) == (["r/a.txt"], ["r/b.txt: not a file"])


def test_a_link_that_leads_round_in_a_circle_is_named(found):
    write("r/a.txt")
    Path("r/b.txt").symlink_to("c.txt")
    Path("r/c.txt").symlink_to("b.txt")
    names, refused, _ = found("r")
    assert names == ["r/a.txt"]
    assert [one.partition(":")[0] for one in refused] == ["r/b.txt", "r/c.txt"]


def test_the_data_folder_is_not_made_of_reports(found):
    write("r/a.txt", "r/data/places/note.txt")
    assert found("r", home=Path("r/data"))[0] == ["r/a.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_named(found):
    write("r/closed/a.txt", "r/b.txt")
    Path("r/closed").chmod(0)
    names, refused, _ = found("r")
    assert names == ["r/b.txt"]
    assert "r/closed" in refused[0]


def test_a_folder_of_other_things_says_what_is_read(found):
    write("r/a.png")
    assert "no file in it ends in" in found("r")[1][0]


HOSTILE = (b"line\nend.txt", b"\x1b[2Jclear.txt", b"latin-\xe9.txt", "right\u202eleft.txt".encode())


@pytest.mark.parametrize("name", HOSTILE)
def test_any_file_name_loads_and_can_be_said(load, tmp_path, name):
    folder = tmp_path / "r"
    folder.mkdir()
    path = Path(os.fsdecode(bytes(folder) + b"/" + name))
    try:
        path.write_text("3 killed")
    except OSError:
        pytest.skip("this file system takes no such name")
    assert load(folder).new == 1
    path.write_text("")
    assert load(folder).new == 0
    (told,) = load.refused
    assert told.isprintable()
    told.encode()


def test_a_file_that_goes_away_before_it_is_opened_is_named(load, tmp_path):
    files = [tmp_path / f"{one}.txt" for one in "abc"]
    for file in files:
        file.write_text(file.name)

    class Vanishing:
        def __iter__(self):
            for one in loading.Inputs([str(file) for file in files], lambda _: None):
                if one.path.name == "b.txt":
                    one.path.unlink()
                yield one

    refused = []
    from metrics import store

    tally = store.Tally()
    ear = loading.Ear(lambda error: refused.append(str(error)))
    loading.load(load.home, Vanishing(), loading.Terms("en"), ear, tally, read=load._read)
    assert tally.report().new == 2
    assert len(refused) == 1
    assert "b.txt" in refused[0]
