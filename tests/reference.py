"""The default policy in plain Python: slow, short, and written from the rules, not from the SQL.

A word is a dict: family, reliability (verified, fair, weak), interested, credited, status, zero,
vague, published (or None), end (or None), low, best, high (or None), claim, item (what its source
counts apart, or None). `estimate` says what
the words of one cluster say together, or None where nobody says anything that counts.
"""


def estimate(words):
    heard = _heard(words)
    if not heard:
        return None
    verified = [word for word in heard if word["reliability"] == "verified"]
    neutral = [word for word in heard if not word["interested"]]
    lows = sorted((word["low"] for word in heard if word["low"] is not None), reverse=True)
    only_weak = len(heard) == 1 and heard[0]["reliability"] == "weak"
    low = None if not lows else 0 if only_weak else lows[min(1, len(lows) - 1)]
    floor = lows[0] if lows else None
    best = _best(verified or neutral or heard)
    if best is not None and low is not None:
        best = max(best, low)
    tops = [word["high"] for word in heard if word["high"] is not None]
    contested = any(word["status"] == "denied" for word in words) or _exclude(heard)
    grade = "confirmed" if verified else "contested" if contested else None
    return {
        "low": low,
        "best": best,
        "high": _high(heard, tops, floor),
        "floor": floor,
        "grade": grade or ("fair" if len(heard) > 1 else "weak"),
        "contested": contested,
        "sources": len(heard),
    }


def _heard(words):
    """One word for each family: numbers before vague words, then the newest, then the largest."""
    said = [word for word in words if word["status"] == "reported"]
    positive = any(not word["zero"] for word in said)
    said = [word for word in said if not word["zero"] or word["credited"] or not positive]
    newest = {}
    for word in sorted(said, key=_rank):
        newest.setdefault((word["family"], word["item"]), word)
    spoken = {}
    for family in {family for family, _ in newest}:
        own = [word for (name, _), word in newest.items() if name == family]
        apart = [word for word in own if word["item"] is not None]
        whole = [word for word in own if word["item"] is None]
        spoken[family] = min([*whole, *([_sum(apart)] if apart else [])], key=_rank)
    strong = [word for word in spoken.values() if word["reliability"] != "weak"]
    return strong or list(spoken.values())


def _sum(apart):
    """What a source counts apart, together: unknown where a part is."""

    def added(name):
        values = [word[name] for word in apart]
        return None if None in values else sum(values)

    def latest(name):
        return max((word[name] for word in apart if word[name] is not None), default=None)

    return apart[0] | {
        **{name: added(name) for name in ("low", "best", "high")},
        **{name: latest(name) for name in ("published", "end")},
        "vague": all(word["vague"] for word in apart),
        "claim": "",  # before one number for all, where nothing else tells them apart
    }


def _rank(word):
    def down(value):
        return (value is None, 0 if value is None else -value)

    day = word["published"].toordinal() if word["published"] else None
    end = word["end"].toordinal() if word["end"] else None
    numbers = (down(word["best"]), down(word["low"]), down(word["high"]))
    return (word["vague"], down(day), down(end), *numbers, word["claim"])


def _best(placed):
    """The lower median of points, and of lower bounds that lie above all points."""
    said = [word for word in placed if word["best"] is not None]
    said = [word for word in said if not word["vague"]] or said
    points = [word["best"] for word in said if word["high"] is not None]
    bounds = [word["low"] for word in said if word["high"] is None and word["low"] is not None]
    if not points:
        return max(bounds, default=None)
    values = sorted(points + [bound for bound in bounds if bound > max(points)])
    return values[(len(values) - 1) // 2]


def _high(heard, tops, floor):
    open_lows = [word["low"] for word in heard if word["high"] is None]
    if not tops:
        return None
    if any(low is not None and low >= max(tops) for low in open_lows):
        return None
    return max([*tops, *([floor] if floor is not None else [])])


def _exclude(heard):
    """Whether two of them cannot both be right, by more than a quarter and by more than two."""
    return any(
        one["low"] > 1.25 * other["high"] and one["low"] - other["high"] > 2
        for one in heard
        for other in heard
        if one["low"] is not None and other["high"] is not None
    )
