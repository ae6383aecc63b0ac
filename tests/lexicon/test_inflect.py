"""Regular forms of English words; other languages list theirs."""

import pytest

from metrics.lexicon import inflect


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("house", "houses"),
        ("family", "families"),
        ("church", "churches"),
        ("bus", "buses"),
        ("policeman", "policemen"),
        ("day", "days"),
        ("health post", "health posts"),
    ],
)
def test_plurals(noun, plural):
    assert inflect.of("en").plural(noun) == plural


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("kill", ["kills", "killing", "killed", "killed"]),
        ("destroy", ["destroys", "destroying", "destroyed", "destroyed"]),
        ("bury", ["buries", "burying", "buried", "buried"]),
        ("trap", ["traps", "trapping", "trapped", "trapped"]),
        ("kidnap", ["kidnaps", "kidnapping", "kidnapped", "kidnapped"]),
        ("wash away", ["washes away", "washing away", "washed away", "washed away"]),
    ],
)
def test_verbs(base, forms):
    assert list(inflect.of("en").verb(base))[1:] == forms


def test_a_language_without_rules_lists_its_forms():
    swahili = inflect.of("sw")
    assert swahili.plural("nyumba") == "nyumba"
    assert set(swahili.verb("uawa")) == {"uawa"}
