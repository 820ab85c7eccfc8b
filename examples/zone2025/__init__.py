"""The sample zone's year 2025 in four small quarters, whose scores are worked out by hand (`expected`)."""

from examples.zone2025.exports import write_quarters
from examples.zone2025.records import YEAR as DEFAULT_SEED

__all__ = ["DEFAULT_SEED", "write_quarters"]
