"""Reminders: to a department's contact and to the office, through services that `apprise` knows.

Belongs here: who is told, over which service, and what came of it; off until the office switches it on.
Does not belong here: what is at fault; callers bring texts and files. A reminder that cannot be sent stops nothing.
"""

from orchestration.notify.notifier import OFFICE, Notifier, Sent
from orchestration.notify.settings import NotifyFault, Settings, load_settings

__all__ = ["OFFICE", "Notifier", "NotifyFault", "Sent", "Settings", "load_settings"]
