"""What is planted in the visits of 2025: repeats, split records, several departments at one door, oddities.

Each change keeps the number of visits, the days and the housing commission's entries as they were.
"""

import datetime as dt

import numpy as np

from examples.district2025 import planted
from examples.district2025.chance import number
from examples.district2025.people import Corps
from examples.district2025.visits import Visits


def _on_site(own: Visits, place: int) -> None:
    """A visit on the spot, with a party: the one before where there was none."""
    own.mode[place], own.e_certificate[place] = "现场", True
    if own.party[place] < 0:
        before = own.party[:place]
        own.party[place] = before[before >= 0][-1]


def _split(visits: dict[str, Visits]) -> None:
    """Three records of one visit: same day, party and officers, consecutive numbers."""
    for code, number_of_first in planted.SPLIT_VISITS:
        own, first = visits[code], number_of_first - 1
        _on_site(own, first)
        for place in (first + 1, first + 2):
            own.days[place], own.party[place] = own.days[first], own.party[first]
            own.crew[place], own.uploaded[place] = own.crew[first], own.uploaded[first]
            _on_site(own, place)


def _repeat(visits: dict[str, Visits]) -> None:
    for code, times in planted.REPEAT_VISITS.items():
        own = visits[code]
        chosen = np.linspace(5, len(own) - 5, times).astype(np.int64)
        own.party[chosen] = own.party[own.party >= 0][0]
        own.mode[chosen] = "现场"


def _one_door(visits: dict[str, Visits]) -> None:
    """The first department's own enterprise is visited by the others within four days."""
    for day, codes in planted.ONE_DOOR:
        start = number(day)
        host = visits[codes[0]]
        place = int(np.flatnonzero((host.days >= start) & (host.party >= 0))[0])
        host.mode[place] = "现场"
        for guest in (visits[code] for code in codes[1:]):
            nearest = int(np.argmin(np.abs(guest.days - host.days[place])))
            guest.party[nearest], guest.mode[nearest] = host.party[place], "现场"


def _joint(visits: dict[str, Visits], corps: Corps) -> None:
    for lead, joining, first in planted.JOINT_VISITS:
        own = visits[lead]
        for place in range(first, first + 5):
            own.joint[place] = "、".join(joining)
            _on_site(own, place)
            day = int(own.days[place])
            named = [corps.able(code, day, day)[place % 5 : place % 5 + 2] for code in joining]
            own.guests[place] = tuple(int(each) for some in named for each in some)


def _odd(visits: dict[str, Visits], corps: Corps) -> None:
    for (code, nth), oddity in planted.ODD_VISITS.items():
        own, place = visits[code], nth - 1
        _on_site(own, place)
        match oddity:
            case "一名执法人员":
                own.crew[place, 1:] = -1
            case "证件已注销":
                own.crew[place, 0] = corps.gone(code)
            case "计划不存在":
                own.plan_no[place], own.is_planned[place] = "JH-2025-不存在", False
            case "事项不存在":
                own.odd_item[place] = f"JC{own.unit.tail}999"
            case "证件号不存在":
                own.odd_officer[place] = "120990999999"
            case _:
                raise ValueError(oddity)


def _ordered(visits: dict[str, Visits]) -> None:
    for own in visits.values():
        assert bool(np.all(np.diff(own.days) >= 0)), own.unit.code


def plant(visits: dict[str, Visits], corps: Corps) -> None:
    """Change the visits of 2025 in place as `planted` says."""
    assert all(own.year == dt.date(2025, 1, 1).year for own in visits.values())
    _split(visits)
    _repeat(visits)
    _one_door(visits)
    _joint(visits, corps)
    _odd(visits, corps)
    _ordered(visits)
