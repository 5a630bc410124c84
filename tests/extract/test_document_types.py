from extract.knowledge.document_types import TYPES, match_type, type_of_code, type_of_short, type_of_word


def test_type_words_in_any_case_and_tone_placement() -> None:
    for word in ("Nghị quyết", "NGHỊ QUYẾT", "nghị  quyết"):
        kind = type_of_word(word)
        assert kind is not None and kind.name == "Nghị quyết"
    old, new = type_of_word("Giấy ủy quyền"), type_of_word("Giấy uỷ quyền")
    assert old is new is not None
    assert type_of_word("Bài viết") is None


def test_longer_words_mean_the_type_of_the_number() -> None:
    kind = type_of_word("Chương trình hành động")
    assert kind is not None and (kind.name, kind.code) == ("Chương trình", "CTr")
    assert match_type("Thông tư liên tịch số 11") is not None
    found = match_type("về Thông tư liên tịch số 11", 3)
    assert found is not None and (found[0].name, found[1]) == ("Thông tư liên tịch", 21)
    assert match_type("Quyết địnhx") is None


def test_codes_of_the_two_systems() -> None:
    for code, system, name in (
        ("NQ", "state", "Nghị quyết"),
        ("TT", "state", "Thông tư"),
        ("TT", "party", "Thông tri"),
        ("CV", "party", "Công văn"),
        ("QÐ", "state", "Quyết định"),  # U+00D0
        ("QyĐ", "state", "Quy định"),
    ):
        kind = type_of_code(code, system)  # type: ignore[arg-type]
        assert kind is not None and kind.name == name
    assert type_of_code("UBND") is None
    assert type_of_code("CV", "state") is None  # a State letter carries no type code
    short = type_of_short("QĐ")
    assert short is not None and short.name == "Quyết định"


def test_names_are_unique() -> None:
    assert len({kind.name for kind in TYPES}) == len(TYPES)
