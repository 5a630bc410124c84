import pytest

from transform.names import clean_name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Thông báo.pdf", "Thông báo.pdf"),
        ("thong-b\udce1o.pdf", "thong-b\ufffdo.pdf"),  # a byte of another encoding
        ("\ud800", "\ufffd"),  # half of a pair, which no disk gives but a caller may
        ("a\udfff.pdf", "a\ufffd.pdf"),
    ],
)
def test_names_become_text(given: str, kept: str) -> None:
    assert clean_name(given) == kept
    assert kept.encode("utf-8")
