"""The sample zone: one development zone's exports of 2024 in an October, a December and a year-end set."""

from pathlib import Path

from examples.zone2024.december import december_files
from examples.zone2024.october import october_files
from examples.zone2024.world import build_world
from examples.zone2024.year_end import year_end_files

DEFAULT_SEED = 2024


def write_zone(into: Path, *, seed: int = DEFAULT_SEED) -> list[Path]:
    """Write `into/october/`, `into/december/` and `into/year_end/`; the same seed gives the same bytes.

    Returns the paths.
    """
    world = build_world(seed)
    written = []
    sets = {
        "october": october_files(world),
        "december": december_files(world),
        "year_end": year_end_files(world, seed),
    }
    for folder, files in sets.items():
        target = into / folder
        target.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (target / name).write_bytes(content)
            written.append(target / name)
    return written
