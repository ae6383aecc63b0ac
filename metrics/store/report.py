"""What one loading did."""

from metrics.model import Frozen


class LoadReport(Frozen):
    """What one loading did."""

    documents: int = 0
    new: int = 0
    duplicate: int = 0
    corrected: int = 0
    read: int = 0
    refused: int = 0
    figures: int = 0
    zeros: int = 0
    misses: int = 0
    unresolved: int = 0

    def __str__(self) -> str:
        """Say it in one line."""
        return (
            f"{self.documents} documents: {self.new} new, {self.duplicate} known already, "
            f"{self.corrected} corrected, {self.refused} refused; {self.figures} figures and "
            f"{self.zeros} reported zeros, {self.unresolved} of them in no known region"
        )
