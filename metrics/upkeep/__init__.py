"""What keeps a data folder in order: looking it over, backing it up, bringing it back."""

from metrics.upkeep.backup import backup, restore
from metrics.upkeep.doctor import Finding, Grade, examine

__all__ = ["Finding", "Grade", "backup", "examine", "restore"]
