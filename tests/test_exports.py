"""The public names: what other people's code may rely on."""

import inspect

import metrics

PUBLIC = ["quantities", "read"]


def test_the_public_names_are_these():
    assert sorted(metrics.__all__) == PUBLIC


def test_each_is_there_with_types_and_words():
    for name in metrics.__all__:
        found = getattr(metrics, name)
        assert inspect.getdoc(found), name
        assert "return" in inspect.get_annotations(found), name
