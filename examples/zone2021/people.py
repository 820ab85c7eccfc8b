"""The 322 officers of 2021, taken from the list of 2024, which holds those who have left since as cancelled."""

import datetime as dt
from collections import Counter

from examples.zone2024.former import held_at_end_of_2021
from examples.zone2024.officers import FAR_AHEAD, Officer
from examples.zone2024.records import Layer
from examples.zone2024.world import World


class Staff:
    """One department's officers, and who of them has yet to appear in an act."""

    def __init__(self, people: list[Officer]) -> None:
        self.people = people
        self.waiting = sorted(people, key=lambda each: each.held_from)

    def holding(self, day: dt.date) -> list[Officer]:
        """Everybody whose certificate is valid that day."""
        return [each for each in self.people if each.holds_on(day)]

    def first_day(self) -> dt.date:
        """The first day on which three people hold a certificate."""
        return sorted(each.held_from for each in self.people)[2]

    def crew(self, day: dt.date, size: int, place: int) -> list[Officer]:
        """So many people who hold that day: first whoever has not appeared yet, then the others in turn."""
        due = [each for each in self.waiting if each.holds_on(day)][:size]
        for each in due:
            self.waiting.remove(each)
        rest = [each for each in self.holding(day) if each not in due]
        turn = place * 3 % max(len(rest), 1)
        return due + (rest[turn:] + rest[:turn])[: max(0, size - len(due))]


def staff_of_2021(world: World) -> dict[str, Staff]:
    """Department code -> its officers at the end of 2021."""
    rows = [dict(record.values) for record in world.records["officer_certificate"]]
    rows = [row for row in rows if held_at_end_of_2021(row)]
    names = Counter((row["department_code"], row["person_name"]) for row in rows)
    people: dict[str, list[Officer]] = {}
    for row in rows:
        issued, ended = row["issued_date"], row["status_date"]
        assert isinstance(issued, dt.date)
        code = str(row["department_code"])
        officer = Officer(
            department_code=code,
            name=str(row["person_name"]),
            certificate_no=str(row["certificate_no"]),
            held_from=issued,
            held_to=ended if isinstance(ended, dt.date) else FAR_AHEAD,
            active=Layer.OCTOBER,
            is_namesake=names[code, row["person_name"]] > 1,
        )
        people.setdefault(code, []).append(officer)
    return {code: Staff(own) for code, own in people.items()}
