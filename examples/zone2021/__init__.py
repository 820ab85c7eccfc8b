"""The sample zone's year 2021, to be loaded beside 2024: before it or after it, with the same figures.

It is drawn from the world of 2024, whose lists hold those who have left since and the items that have ended.
"""

from pathlib import Path

from examples.zone2021.exports import year_exports
from examples.zone2021.year import build_year
from examples.zone2024 import DEFAULT_SEED
from examples.zone2024.exports import written
from examples.zone2024.world import build_world


def write_year(into: Path, *, seed: int = DEFAULT_SEED) -> list[Path]:
    """Write `into/2021/`; the same seed, that of the zone's 2024, gives the same bytes. Returns the paths."""
    target = into / "2021"
    target.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, content in written(year_exports(), build_year(build_world(seed), seed)).items():
        (target / name).write_bytes(content)
        paths.append(target / name)
    return paths
