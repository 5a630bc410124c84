import pytest

from extract.column_counts import counts_columns


@pytest.mark.parametrize(
    "texts",
    [
        ["□", "(2)", "(3)", "(4)", "G6).", "(6)", "@)=()/(4)"],
        ["", "B", "1", "2", "3-21", "4"],
        ["A", "B", "1", "2", "321", "4"],
        ["A", "B", "1", "2", "3=2⁄1", "4"],
        ["(1)", "(2)", "(3)"],
        ["A", "B", "1", "2", "3=2/1"],
        ["□", "(2)", "34", "4)", "@®)", "(6)", "□"],
        ["(1)", "(2)", "(3)=(4)+(5)", "(4)", "(5)"],
    ],
)
def test_counts_that_were_read_among_misread_ones(texts):
    assert counts_columns(texts)


@pytest.mark.parametrize(
    "texts",
    [
        ["1", "Sở Y tế", "3", "4", "5"],  # words
        ["1", "", "3", "5", "8"],  # not one by one
        ["TT", "Xã", "1", "2"],  # two may be chance
        ["1", "2"],
        ["A", "12"],
        ["2", "12", "14", "16"],
        ["", "tấn", "3", "4", "5"],
        ["1", "2", "3", "8.450"],
        ["1", "Xã Sơn Hà (*)", "15", "(12)", "4"],
    ],
)
def test_rows_of_figures_count_nothing(texts):
    assert not counts_columns(texts)
