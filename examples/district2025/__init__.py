"""The sample district: a whole district's exports of 2025, and of 2024 for comparisons.

104 departments and the published totals of one year; what is in it stands in docs/sample_district.md.
"""

from pathlib import Path

from examples.district2025 import disclosure
from examples.district2025.exports import content_of, exports_of
from examples.district2025.world import CUT_OFFS, build_world

DEFAULT_SEED = 2025


def write_district(into: Path, *, seed: int = DEFAULT_SEED) -> list[Path]:
    """Write `into/2024/` and `into/2025/`; the same seed gives the same bytes. Returns the paths."""
    world = build_world(seed)
    written = []
    for year, feeds in world.feeds.items():
        target = into / str(year)
        target.mkdir(parents=True, exist_ok=True)
        for feed, frame in feeds.items():
            for export in exports_of(feed, year, CUT_OFFS[year]):
                (target / export.name).write_bytes(content_of(export, frame))
                written.append(target / export.name)
    disclosed = disclosure.disclosure_frame(world.feeds[2025]["penalty"], world.feeds[2025]["department"])
    written.append(into / "2025" / disclosure.NAME)
    written[-1].write_bytes(disclosure.content_of(disclosed))
    return written
