"""The firms, sole traders and citizens of the district: invented, with valid check characters, all vectorised.

A party is known by its place in the pool. Who visits whom is for `visits` and `matters`.
"""

from dataclasses import dataclass

import numpy as np

from examples.district2025.chance import Days, Flags, Texts, stream

_HEADS = "海 鼎 宏 瑞 启 华 金 天 恒 博 新 中 东 北 安 远 丰 盛 润 泰 锐 联 辰 达 盈 嘉 泽 隆 信 诚"
_TAILS = "晟 新 远 丰 航 盛 汇 润 泰 创 锐 联 方 辰 达 源 科 通 利 益 和 兴 祥 宇 川 洋 康 顺 立 城"
_TRADES = (
    "机械制造 化工 食品 物流 电子科技 建筑工程 生物医药 新材料 餐饮管理 汽车零部件 仓储服务 环保科技 商贸 运输 "
    "装饰工程 物业管理 船舶服务 信息技术 纺织 农产品"
)
_SHOPS = "小吃店 便利店 五金店 理发店 水果店 洗衣店 早餐店 修理部 文具店 花店"
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国志文海波宁鹏飞宇晨浩欣怡"
_SYMBOLS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_REGION = "120116"
FIRM, TRADER, CITIZEN = "法人及非法人组织", "个体工商户", "自然人"
# Of every 40 places of the pool the last 12 are traders and citizens.
_TRADERS_OF_40, _CITIZENS_OF_40 = 9, 3


@dataclass(frozen=True)
class Pool:
    """Names, types and credit codes by place; a citizen has no code."""

    name: Texts
    kind: Texts
    uscc: Texts

    def of_kind(self, kind: str) -> Days:
        """The places of one type of party."""
        return np.flatnonzero(self.kind == kind)


def credit_codes(draw: np.random.Generator, kinds: Texts) -> Texts:
    """GB 32100 codes that begin with those two characters each; the serial part makes each different."""
    count = len(kinds)
    digits = np.zeros((count, 17), dtype=np.int64)
    digits[:, 0] = [int(kind[0]) for kind in kinds]
    digits[:, 1] = [int(kind[1]) for kind in kinds]
    digits[:, 2:8] = [int(each) for each in _REGION]
    serial = draw.permutation(len(_SYMBOLS) ** 4)[:count]
    for column in range(13, 17):
        digits[:, column] = serial % len(_SYMBOLS)
        serial //= len(_SYMBOLS)
    digits[:, 8:13] = draw.integers(0, len(_SYMBOLS), (count, 5))
    weight = np.array([pow(3, place, 31) for place in range(17)])
    check = (31 - (digits * weight).sum(axis=1) % 31) % 31
    symbols = np.array(list(_SYMBOLS))
    rows = np.hstack([symbols[digits], symbols[check][:, None]])
    return np.array(["".join(row) for row in rows], dtype=object)


def person_names(draw: np.random.Generator, count: int) -> Texts:
    """Names of two or three characters."""
    surname = np.array(list(_SURNAMES))[draw.integers(0, len(_SURNAMES), count)]
    given = np.array(list(_GIVEN))[draw.integers(0, len(_GIVEN), (count, 2))]
    is_short = draw.random(count) < 0.15
    names = [s + a + ("" if short else b) for s, (a, b), short in zip(surname, given, is_short, strict=True)]
    return np.array(names, dtype=object)


def _firm_names(draw: np.random.Generator, count: int) -> Texts:
    heads, tails, trades = _HEADS.split(), _TAILS.split(), _TRADES.split()
    order = draw.permutation(len(heads) * len(tails) * len(trades))[:count]
    names = [
        f"滨城{heads[n % 30]}{tails[n // 30 % 30]}{trades[n // 900]}有限公司"
        for n in (int(each) for each in order)
    ]
    return np.array(names, dtype=object)


def build_parties(seed: int, count: int) -> Pool:
    """A pool of that many parties: of every 40, 28 firms, 9 sole traders and 3 citizens."""
    draw = stream(seed, "parties")
    place = np.arange(count) % 40
    is_citizen: Flags = place >= 40 - _CITIZENS_OF_40
    is_trader: Flags = ~is_citizen & (place >= 40 - _CITIZENS_OF_40 - _TRADERS_OF_40)
    people, shops = person_names(draw, count), _SHOPS.split()
    name = people.copy()
    is_firm = ~is_citizen & ~is_trader
    name[is_firm] = _firm_names(draw, int(is_firm.sum()))
    for each in np.flatnonzero(is_trader):
        name[each] = f"滨城区{people[each]}{shops[int(each) % len(shops)]}"
    kind = np.where(is_citizen, CITIZEN, np.where(is_trader, TRADER, FIRM)).astype(object)
    uscc = credit_codes(draw, np.where(is_trader, "92", "91").astype(object))
    uscc[is_citizen] = None
    return Pool(name, kind, uscc)
