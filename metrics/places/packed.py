"""What a zip unpacks to, checked before anything of it is unpacked."""

import zipfile

from metrics.errors import SourceError

SQUEEZED = 400  # times that a file may shrink; text shrinks some 10 times, zip bombs 1,000
FREE = 2**20  # bytes that may unpack from whatever they were


def check(archive: zipfile.ZipFile, where: str, limit: int) -> None:
    """Refuse a zip that would unpack to more than the limit, or shrank as no text does."""
    unpacked = sum(info.file_size for info in archive.infolist())
    packed = sum(info.compress_size for info in archive.infolist()) or 1
    if unpacked > limit or (unpacked > FREE and unpacked / packed > SQUEEZED):
        raise SourceError(
            f"{where}: unpacks to {unpacked / 2**20:,.0f} MB from {packed / 2**20:.1f} MB; "
            f"refused (limit {limit // 2**20} MB, {SQUEEZED}-fold)"
        )
