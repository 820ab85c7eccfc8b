"""`zhifa doctor`: what is wrong with one installation, and the command that mends it.

Belongs here: one small check a thing, each a function from an `Installation` to its findings; nothing is changed.
Does not belong here: mending, the full proof of the log (`zhifa log verify`), any rule about the data themselves.
"""

from orchestration.doctor.checks import CHECKS, Outcome, examine
from orchestration.doctor.finding import SEVERITY_LABELS, Finding
from orchestration.doctor.installation import Installation

__all__ = ["CHECKS", "SEVERITY_LABELS", "Finding", "Installation", "Outcome", "examine"]
