"""The sample zone: one development zone's exports of 2024 in an October and a December set."""

from pathlib import Path

from examples.zone2024.december import december_files
from examples.zone2024.october import october_files
from examples.zone2024.world import build_world

DEFAULT_SEED = 2024


def write_zone(into: Path, *, seed: int = DEFAULT_SEED) -> list[Path]:
    """Write `into/october/` and `into/december/`; the same seed gives the same bytes. Returns the paths."""
    world = build_world(seed)
    written = []
    for folder, files in (("october", october_files(world)), ("december", december_files(world))):
        target = into / folder
        target.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (target / name).write_bytes(content)
            written.append(target / name)
    return written
