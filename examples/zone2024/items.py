"""Power items of the zone: which departments hold them, and which ones are ever exercised.

The items that acts must exercise stand here as lists; the acts themselves are made elsewhere.
"""

import datetime as dt
from dataclasses import dataclass, field

from examples.zone2024 import departments as quota
from examples.zone2024.records import Layer, Record, Value, chance

_SUBJECTS = (
    "危险化学品经营",
    "粉尘涉爆作业",
    "有限空间作业",
    "特种设备使用",
    "食品经营许可",
    "药品零售",
    "产品质量",
    "广告发布",
    "施工现场扬尘",
    "渣土运输",
    "道路货物运输",
    "排污许可执行",
    "固体废物贮存",
    "噪声排放",
    "占道经营",
    "户外广告设置",
    "劳动合同签订",
    "工资支付",
    "公共场所卫生",
    "医疗机构执业",
    "节能审查",
    "能源计量",
    "成品油零售",
    "土地利用",
    "矿产资源开采",
    "校外培训",
    "体育场所安全",
    "会计信息质量",
    "统计资料报送",
    "保税货物监管",
    "消防通道",
    "村镇建设",
)
_ASPECTS = ("制度落实", "资质条件", "现场管理", "台账记录", "人员培训", "标识标签", "应急预案", "设施维护")
_OTHER_CATEGORIES = ("行政许可", "行政强制", "行政确认", "其他")
HELD_FROM = dt.date(2021, 7, 15)
MOVED_IN_JULY = dt.date(2024, 7, 1)
MOVED_IN_DECEMBER = dt.date(2024, 12, 1)


@dataclass
class Ledger:
    """Item records, and by (department, category, layer) the codes that acts of that layer must cover."""

    records: list[Record] = field(default_factory=list)
    due: dict[tuple[str, str, Layer], list[str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def covered(self, code: str, category: str) -> list[str]:
        """Codes that October's acts cover: any act may name them again without changing a figure."""
        return self.due[code, category, Layer.OCTOBER]


def _exercised(unit: quota.Department, category: str) -> tuple[tuple[Layer, int], ...]:
    if category == "行政检查":
        counts = unit.exercised_inspection_items, quota.LATE_INSPECTION_ITEMS, quota.NEW_INSPECTION_ITEMS
    else:
        counts = unit.exercised_penalty_items, quota.LATE_PENALTY_ITEMS, quota.NEW_PENALTY_ITEMS
    october, late, new = counts
    return (Layer.OCTOBER, october), (Layer.LATE, late.get(unit.code, 0)), (Layer.NEW, new.get(unit.code, 0))


def _item(code: str, item_code: str, name: str, category: str, **changes: Value) -> dict[str, Value]:
    values: dict[str, Value] = {
        "department_code": code,
        "item_code": item_code,
        "item_name": name,
        "category": category,
        "legal_basis": "《中华人民共和国行政处罚法》及相关行业法律法规",
        "season_months": (),
        "held_from": HELD_FROM,
        "held_to": None,
        "handed_to_code": None,
    }
    return {**values, **changes}


def _own_items(ledger: Ledger, unit: quota.Department, seed: int) -> None:
    draw = chance(seed, f"items/{unit.code}")
    for category, letters, count in (
        ("行政检查", "JC", unit.inspection_items),
        ("行政处罚", "CF", unit.penalty_items),
    ):
        codes = [f"{letters}{unit.code[3:]}{number:03d}" for number in range(1, count + 1)]
        start = 0
        for layer, share in _exercised(unit, category):
            ledger.due[unit.code, category, layer] = codes[start : start + share]
            start += share
        for number, item_code in enumerate(codes):
            name = f"对{draw.choice(_SUBJECTS)}{draw.choice(_ASPECTS)}情况的{category}"
            ledger.names[item_code] = name
            # Seasonal ones lie among the items that nobody exercised.
            seasonal = number == count - 2 and unit.code in ("JKQ01", "JKQ02", "JKQ03", "JKQ04")
            season = ("6", "7", "8", "9") if seasonal else ()
            values = _item(unit.code, item_code, name, category, season_months=season)
            ledger.records.append(Record("power_item", Layer.OCTOBER, values))
    for number in range(1, 9):
        category = _OTHER_CATEGORIES[number % 4]
        name = f"{draw.choice(_SUBJECTS)}{category}事项"
        values = _item(unit.code, f"QT{unit.code[3:]}{number:03d}", name, category)
        ledger.records.append(Record("power_item", Layer.OCTOBER, values))


def _hand_over(ledger: Ledger) -> None:
    """Transfers and changes of the list, all of items that no act names.

    In July 新湾镇 handed six items to the city-management bureau: the bureau's last three of each
    category are these. In December 规自 handed its last three penalty items to 建交. One item of 市监
    was handed back on 20 October, reported in December; another came on 15 November.
    """
    records = {(r.department_code, str(r.values["item_code"])): n for n, r in enumerate(ledger.records)}
    july = [f"JC05{n:03d}" for n in (68, 69, 70)] + [f"CF05{n:03d}" for n in (38, 39, 40)]
    for item_code in july:
        place = records["JKQ05", item_code]
        held = dict(ledger.records[place].values)
        ledger.records[place] = Record("power_item", Layer.OCTOBER, held | {"held_from": MOVED_IN_JULY})
        given = held | {"department_code": "JKQ16", "held_to": MOVED_IN_JULY, "handed_to_code": "JKQ05"}
        ledger.records.append(Record("power_item", Layer.OCTOBER, given))
    unended: dict[str, Value] = {"held_to": None, "handed_to_code": None}
    for item_code in (f"CF11{n:03d}" for n in (10, 11, 12)):
        place = records["JKQ11", item_code]
        held = dict(ledger.records[place].values)
        given = held | {"held_to": MOVED_IN_DECEMBER, "handed_to_code": "JKQ03"}
        ledger.records[place] = Record("power_item", Layer.OCTOBER, given, unended)
        taken = held | {"department_code": "JKQ03", "held_from": MOVED_IN_DECEMBER}
        ledger.records.append(Record("power_item", Layer.NEW, taken))
    place = records["JKQ02", "CF02060"]
    back = dict(ledger.records[place].values) | {"held_to": dt.date(2024, 10, 20)}
    ledger.records[place] = Record("power_item", Layer.OCTOBER, back, unended)
    name = "对预制菜标签标识情况的行政处罚"
    fresh = _item("JKQ02", "CF02061", name, "行政处罚", held_from=dt.date(2024, 11, 15))
    ledger.records.append(Record("power_item", Layer.NEW, fresh))


def build_items(seed: int) -> Ledger:
    """All power items with the codes that each layer of acts must cover."""
    ledger = Ledger()
    for unit in quota.DEPARTMENTS:
        _own_items(ledger, unit, seed)
    _hand_over(ledger)
    return ledger
