"""Names that stand together: a list of places, or one place within a wider one."""

from itertools import pairwise

from metrics.text.places import Mention, possesses
from metrics.text.tokens import Tokens

GAP = 4  # words between two names of one group
LONGEST = 12  # words between a name and the one that describes it
JOINTS = frozenset([",", "(", ")", "&", "/"])


def groups(tokens: Tokens, mentions: list[Mention]) -> list[list[Mention]]:
    """The names of a sentence, those that stand together as one group.

    Of a nest ("Armanaz in Idlib province") only the narrowest stays; of a list ("Logar, Maidan
    Wardak and Khost provinces") all do.
    """
    runs: list[list[Mention]] = []
    for mention in mentions:
        if runs and _together(tokens, runs[-1][-1], mention):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return [
        _listed(tokens, _narrow(tokens, _ashore(tokens, run))) if len(run) > 1 else run
        for run in runs
    ]


def _listed(tokens: Tokens, kept: list[Mention]) -> list[Mention]:
    """ "Nuseirat and Bureij refugee camps": the plural belongs to the list."""
    last, shared = kept[-1], tokens.lexicon.places.shared_kinds
    words = last.text.split(" ")
    while len(kept) > 1 and len(words) > 1 and words[-1] in shared:
        words.pop()
    return [*kept[:-1], last._replace(text=" ".join(words))]


def _ashore(tokens: Tokens, run: list[Mention]) -> list[Mention]:
    """ "along the Mekong River, in central Cambodia": the land tells more than the water."""
    waters = tokens.lexicon.places.waters
    land = [m for m in run if waters.isdisjoint(tokens.words[m.start : m.end])]
    return land or run


def _together(tokens: Tokens, before: Mention, mention: Mention) -> bool:
    places = tokens.lexicon.places
    words = tokens.words[before.end : mention.start]
    if _describes(tokens, words):
        return True
    gap = [w for w in words if w not in places.around]
    gap = [w for w in gap if w != "-"]
    return len(gap) <= GAP and all(
        w in JOINTS or w in places.listed or w in places.nested for w in gap
    )


def _is_owner(tokens: Tokens, before: Mention, gap: list[str]) -> bool:
    """ "China's Hainan province", "Lebanon's eastern city of Baalbek": the wider name owns it."""
    places = tokens.lexicon.places
    plain = all(word in places.around or word in places.of for word in gap)
    return plain and possesses(tokens, before.end)


def _describes(tokens: Tokens, gap: list[str]) -> bool:
    """Whether a name only tells where the one before it lies, or what it is."""
    return _is_apposition(tokens, gap) or _is_beside(tokens, gap)


def _is_beside(tokens: Tokens, gap: list[str]) -> bool:
    """ "Sake, 25 km west of Goma", "Zungulu, close to Sake"."""
    places = tokens.lexicon.places
    *rest, last = gap or [""]
    before = rest[-1] if rest else ""
    side = last in places.of and before in places.compass
    if side or (last in places.destination and before in places.close):
        rest = rest[:-1]
    elif last not in places.beside:
        return False
    return all(word in places.distances or word in ",(" or word.isdecimal() for word in rest)


def _is_apposition(tokens: Tokens, gap: list[str]) -> bool:
    """ "Fukuoka, the seventh-largest city in Japan": the second name only describes the first."""
    places, grammar = tokens.lexicon.places, tokens.lexicon.grammar
    if len(gap) > LONGEST or "," not in gap or gap[-1] not in grammar.prepositions:
        return False
    behind = gap[gap.index(",") + 1 :]
    until = next(i for i, word in enumerate(behind) if word in grammar.prepositions)
    named = behind[:until]  # "In Ilocos, a raid on the town of Vigan" describes nothing
    return bool(named) and named[0] in grammar.determiners and not places.kinds.isdisjoint(named)


def _narrow(tokens: Tokens, run: list[Mention]) -> list[Mention]:
    places, kept = tokens.lexicon.places, [run[0]]
    gaps = [tokens.words[a.end : b.start] for a, b in pairwise(run)]
    joined = any(word in places.joins or word == "&" for gap in gaps for word in gap)
    for (before, mention), gap in zip(pairwise(run), gaps, strict=True):
        if _describes(tokens, gap):
            continue
        if _is_owner(tokens, before, gap):
            # "Djiguibombo in Mali's Mopti region": the owner itself only said where that lies
            kept[-1] = mention if kept[-1] is before else kept[-1]
            continue
        if _is_suburb(tokens, mention, before, gap):
            kept[-1] = mention
        elif not _is_wider(tokens, mention, before, gap, joined=joined):
            kept.append(mention)
    return kept


def _is_above(mention: Mention, before: Mention) -> bool:
    """Whether the levels of two known places say that one is wider."""
    if mention.level is None or before.level is None:
        return False
    return mention.level < before.level


def _is_suburb(tokens: Tokens, mention: Mention, before: Mention, gap: list[str]) -> bool:
    """ "the Damascus suburb of Ghouta": the narrower name stands behind."""
    places = tokens.lexicon.places
    last = before.text.rpartition(" ")[2].lower()
    held = len(gap) == 1 and gap[0] in places.of
    if not held or last in places.suburbs:
        return held
    # "the Haydan district of Saada province": there the wider name stands behind
    kind = mention.text.rpartition(" ")[2].lower() in places.kinds
    return last in places.kinds and not kind and not _is_above(mention, before)


def _is_wider(
    tokens: Tokens, mention: Mention, before: Mention, gap: list[str], *, joined: bool
) -> bool:
    """Whether a name only says where the one before lies."""
    places = tokens.lexicon.places
    if not _holds(mention, before):
        return False
    nested = "(" in gap or any(word in places.within for word in gap)
    if nested or (gap[:1] == [","] and not joined):
        return True
    return gap != [","] and not any(word in places.splits for word in gap)


def _holds(mention: Mention, before: Mention) -> bool:
    """Whether one place may lie in another, by their levels."""
    if mention.level is None or before.level is None:
        return not before.known or mention.known
    return _is_above(mention, before)
