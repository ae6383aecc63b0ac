"""The value of digits as they are written: "2,307", "1 500", "1.5", "48,00,000", "2’500"."""


def value_of(digits: str, *, scaled: bool) -> float:
    """The value of a digit token; ``scaled`` tells that a magnitude or a percent sign follows.

    A comma or point before exactly three digits groups thousands, unless a magnitude follows
    ("1.234 million"); any other single comma is a decimal one ("1,5 million").
    """
    plain = "".join(c for c in digits if c.isdecimal() or c in ".,")
    if "," in plain and "." in plain:
        if plain.rfind(".") > plain.rfind(","):
            return _float(plain.replace(",", ""))
        return _float(plain.replace(".", "").replace(",", "."))
    for sign in ",.":
        head, found, tail = plain.partition(sign)
        if not found:
            continue
        if sign in tail:
            return float(plain.replace(sign, ""))
        grouped = len(tail) == 3 and len(head) <= 3 and head != "0"
        if grouped and not (scaled and sign == "."):
            return float(head + tail)
        return float(f"{head}.{tail}")
    return float(plain)


def _float(digits: str) -> float:
    """A number with its decimal point; where several points are left all of them group."""
    return float(digits if digits.count(".") == 1 else digits.replace(".", ""))
