"""Whatever the bytes: documents, or an error of ours that names the file. Never a crash."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metrics.documents import identify, load
from metrics.errors import SourceError

LINES = st.one_of(
    st.binary(max_size=60),
    st.sampled_from(
        [b'{"text": "3 killed"}', b'{"text": "', b"---", b"title: x", b"\xff\xfe", b""]
    ),
    st.text(max_size=40).map(lambda text: text.encode("utf-8", "replace")),
)


@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(raw=st.lists(LINES, max_size=6).map(b"\n".join), name=st.sampled_from(["a.txt", "a.jsonl"]))
def test_any_bytes(tmp_path, raw, name):
    path = tmp_path / name
    path.write_bytes(raw)
    refused = []
    for document in load(path, refuse=refused.append, limit=1000):
        assert document.id == identify(document.text)
    for error in refused:
        assert isinstance(error, SourceError)
        assert str(path) in str(error)
