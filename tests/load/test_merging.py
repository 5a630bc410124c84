from __future__ import annotations

from load import merging
from load.manifest import DataFile


def files(*sizes):
    return tuple(DataFile(f"{index:05}", 1, size) for index, size in enumerate(sizes))


def sizes(group):
    return [file.size for file in group]


def test_few_files_stay_as_they_are():
    assert merging.tier(files(*[1000] * (merging.MANY - 1))) == ()


def test_the_largest_tier_is_merged_and_larger_files_are_not_copied_for_it():
    many = files(*[1000] * 40, *[3000] * 4, *[100_000] * 20)
    assert sizes(merging.tier(many)) == [1000] * 40 + [3000] * 4


def test_large_files_neither_count_nor_are_copied():
    large = [merging.LARGE // 2] * 100
    assert merging.tier(files(*large, *[10] * (merging.MANY - 1))) == ()
    assert sizes(merging.tier(files(*large, *[10] * merging.MANY))) == [10] * merging.MANY


def test_one_merge_reads_a_bounded_number_of_bytes():
    group = merging.tier(files(*[merging.LARGE // 4] * merging.MANY))
    assert sizes(group) == [merging.LARGE // 4] * 4


def test_a_thousand_equal_loads_leave_few_files_and_copy_each_row_twice():
    table, copied, most = [], 0, 0
    for load in range(1000):
        group = merging.tier(table)
        table = [file for file in table if file not in group]
        if group:
            copied += sum(sizes(group))
            table.append(DataFile(f"m{load}", 1, sum(sizes(group))))
        table.append(DataFile(f"f{load}", 1, 1000))
        most = max(most, len(table))
    assert most <= merging.MANY
    assert sum(sizes(table)) == 1_000_000
    assert copied <= 2_000_000


def test_growing_loads_stay_bounded_too():
    table = []
    for load in range(500):
        group = merging.tier(table)
        table = [file for file in table if file not in group]
        if group:
            table.append(DataFile(f"m{load}", 1, sum(sizes(group))))
        table.append(DataFile(f"f{load}", 1, 10 * (load % 97 + 1) ** 2))
    assert len(table) <= merging.MANY


def test_everything_makes_files_as_large_as_they_get():
    quarter = merging.LARGE // 4
    groups = merging.everything(files(*[quarter] * 6, merging.LARGE))
    assert [sizes(group) for group in groups] == [[quarter] * 4, [quarter] * 2]
    assert merging.everything(files(1000)) == merging.everything(()) == []
