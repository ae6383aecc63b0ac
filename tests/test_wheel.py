"""The wheel holds all that is needed: installed elsewhere, it runs from another folder."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DATA = (".toml", ".csv", ".sql", ".txt", ".md", ".js", ".css", ".html", ".svg", ".json")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = ("-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT))
    subprocess.run([sys.executable, *command], check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return path


def test_every_data_file_is_in_the_wheel(wheel):
    held = set(zipfile.ZipFile(wheel).namelist())
    shipped = {
        path.relative_to(ROOT).as_posix()
        for package in ("metrics", "api", "sql")
        for path in (ROOT / package).rglob("*")
        if path.suffix in (".py", *DATA) and not {"__pycache__", "making"} & set(path.parts)
    }
    assert shipped <= held, sorted(shipped - held)
    assert any(name.endswith("licenses/LICENSE") for name in held)
    assert not any(name.startswith(("tests/", "metrics/places/making/")) for name in held)


def test_the_installed_command_runs_from_another_folder(wheel, tmp_path):
    """The environment is empty but for the wheel; its dependencies are those of this one."""
    home, elsewhere = tmp_path / "venv", tmp_path / "elsewhere"
    elsewhere.mkdir()
    venv.create(home, with_pip=False)
    python, command = home / "bin" / "python", home / "bin" / "humetrics"
    install = ("-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index")
    subprocess.run([sys.executable, *install, wheel], check=True)
    purelib = Path(sysconfig.get_path("purelib", "venv", {"base": home, "platbase": home}))
    (purelib / "dependencies.pth").write_text(sysconfig.get_path("purelib"))

    def run(*arguments):
        environ = {"PATH": os.environ["PATH"], "HUMETRICS_HOME": str(tmp_path / "data")}
        return subprocess.run(
            arguments, cwd=elsewhere, env=environ, capture_output=True, text=True, check=True
        ).stdout

    assert run(python, "-c", "import metrics; print(metrics.__file__)").startswith(str(purelib))
    out = run(command, "--home", tmp_path / "data", "demo", "--no-serve")
    assert "Published" in out
    assert "no upper bound" in out
    assert "SY07" in run(command, "show", "CAS-01", "--region", "SY07", "--format", "csv")
