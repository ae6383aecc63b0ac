"""A data folder in one file, and back: whole, checked, and never over another folder.

A backup is a tar file with the ledger, what is published, the snapshots that links in the folder
name, and all else that is there (places, originators); `backup.json` at its end has the hash of
each. While it is made writers wait; readers do not.
"""

import hashlib
import io
import json
import os
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import IO

from metrics.errors import SourceError, StoreError
from metrics.snapshots import names
from metrics.store import Home

LISTED = "backup.json"
BLOCK = 1 << 20


def backup(home: Home, file: Path) -> int:
    """Write a data folder into a new tar file; give how many files it holds."""
    if not home.ledger.is_file():
        raise StoreError(f"{home.path}: nothing is loaded yet; there is nothing to back up")
    if file.exists():
        raise StoreError(f"{file}: is there already; name another file")
    draft = file.with_name(f".{file.name}-{os.getpid()}")
    try:
        with home.writing():
            with home.open_ledger():  # what was written beside it is worked in
                pass
            count = _write(home, draft)
        names.sync(draft)
        draft.rename(file)
        names.sync(file.parent)
    except OSError as error:
        raise StoreError(f"{file}: {error.strerror or error}") from error
    finally:
        draft.unlink(missing_ok=True)
    return count


def restore(home: Home, file: Path) -> int:
    """Bring a backup back into a folder that is not there yet; give how many files it held."""
    if home.path.exists() and (not home.path.is_dir() or any(home.path.iterdir())):
        raise StoreError(f"{home.path}: is not empty; name another --home or move it away")
    draft = home.path.with_name(f".{home.path.name}-{os.getpid()}")
    try:
        draft.mkdir(parents=True)
        count = _read(draft, file)
        _opens(Home(draft))
        if home.path.exists():
            home.path.rmdir()
        draft.rename(home.path)
        names.sync(home.path.parent)
    except (tarfile.TarError, EOFError) as error:
        raise SourceError(f"{file}: is no whole backup: {error}") from error
    except OSError as error:
        raise StoreError(f"{error.filename or home.path}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return count


def _write(home: Home, draft: Path) -> int:
    hashes: dict[str, str] = {}
    with tarfile.open(draft, "w") as tar:
        for path in _held(home):
            name = path.relative_to(home.path).as_posix()
            if path.is_symlink():
                tar.add(path, name, recursive=False)
                continue
            with suppress(FileNotFoundError), path.open("rb") as stream:  # taken in meanwhile
                hashes[name] = hashlib.file_digest(stream, "sha256").hexdigest()
                stream.seek(0)
                tar.addfile(tar.gettarinfo(arcname=name, fileobj=stream), stream)
        text = json.dumps(hashes, indent=1).encode()
        told = tarfile.TarInfo(LISTED)
        told.size = len(text)
        tar.addfile(told, io.BytesIO(text))
    return len(hashes)


def _held(home: Home) -> Iterator[Path]:
    """Give what a backup holds: all but hidden files and snapshots that nothing names."""
    links = [path for path in sorted(home.path.iterdir()) if path.is_symlink()]
    named = {path.resolve() for path in links if path.exists()}
    for path in sorted(home.path.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(home.path).parts)
        unnamed = path.parent == home.snapshots and path.resolve() not in named
        if (path.is_symlink() or path.is_file()) and not hidden and not unnamed:
            yield path


def _read(draft: Path, file: Path) -> int:
    found: dict[str, str] = {}
    listed: dict[str, str] = {}
    with tarfile.open(file, "r:*") as tar:
        for member in tar:
            path = draft / _inside(member, file)
            path.parent.mkdir(parents=True, exist_ok=True)
            stream = tar.extractfile(member) if member.isfile() else None
            if member.issym():
                path.symlink_to(_target(member, file))
            elif stream and member.name == LISTED:
                listed = json.load(stream)
            elif stream:
                found[member.name] = _copy(stream, path, member.mtime)
    wrong = sorted(set(found.items()) ^ set(listed.items()))
    if wrong or not found:
        name = wrong[0][0] if wrong else LISTED
        raise SourceError(f"{file}: {name} is not what was backed up; the file is damaged")
    return len(found)


def _copy(stream: IO[bytes], path: Path, written: float) -> str:
    digest = hashlib.sha256()
    with path.open("xb") as copy:
        while block := stream.read(BLOCK):
            digest.update(block)
            copy.write(block)
        copy.flush()
        os.fsync(copy.fileno())
    os.utime(path, (written, written))
    if path.parent.name == "snapshots":
        path.chmod(0o444)
    return digest.hexdigest()


def _inside(member: tarfile.TarInfo, file: Path) -> PurePosixPath:
    """Refuse a name that leads out of the folder, and what is neither a file nor a link."""
    path = PurePosixPath(member.name)
    if path.is_absolute() or ".." in path.parts or not (member.isfile() or member.issym()):
        raise SourceError(f"{file}: {member.name!r} is nothing that a backup holds")
    return path


def _target(member: tarfile.TarInfo, file: Path) -> str:
    """Links name snapshots, nothing else."""
    parts = PurePosixPath(member.linkname).parts
    if len(parts) != 2 or parts[0] != "snapshots" or "/" in member.name:
        raise SourceError(f"{file}: the link {member.name!r} leads to {member.linkname!r}")
    return member.linkname


def _opens(home: Home) -> None:
    """Open what was brought back as its users will."""
    with home.open_ledger():
        pass
    if home.published.exists():
        names.meta(home.published.resolve())
