"""What a run has to do, and how it is shared out."""

from pathlib import Path

import pytest
from PIL import Image

from flows.candidates import HashedFile
from flows.planning import CHUNK_SECONDS, FILE, IMAGE_PAGE, MAX_CHUNKS, Versions, Work, estimate, plan, share_out
from load.batch import KnownDocument, KnownRefusal, RefusedFile, Sighting

NOW = Versions("2", frozenset({"ocr-2", "ocr-2/always"}))
NEW, KNOWN, OLD_RULES, OLD_READING, BAD = ("1" * 64, "2" * 64, "3" * 64, "4" * 64, "5" * 64)


class Shelf:
    """A warehouse with three documents and one refusal."""

    def known(self, sha256):
        versions = {KNOWN: ("2", "ocr-2"), OLD_RULES: ("1", "ocr-2"), OLD_READING: ("2", "ocr-1")}.get(sha256)
        return versions and KnownDocument(sha256[:16], sha256, ("known.pdf",), *versions)

    def known_refusals(self, sha256):
        return (KnownRefusal("bad.pdf", BAD, "pdf_damaged", "cannot be opened"),) if sha256 == BAD else ()

    def reading_size(self, sha256, ocr_version):
        return 8000


def planned(*files, **options):
    hashed = [HashedFile(Path(f"/inbox/{name}"), sha256) for name, sha256 in files]
    return plan(hashed, Shelf(), options.pop("versions", NOW), **options)


def test_a_new_file_is_work():
    found = planned(("new.pdf", NEW))
    assert [(work.path, work.keep_version) for work in found.work] == [("/inbox/new.pdf", None)]
    assert (found.unchanged, found.outdated, found.seen) == (0, 0, 1)


def test_a_known_file_is_no_work_but_its_name_is_remembered():
    found = planned(("other name.pdf", KNOWN))
    assert found.work == () and found.unchanged == 1
    assert found.sightings == (Sighting(KNOWN, "other name.pdf"),)


def test_a_file_with_older_rules_starts_from_its_kept_reading():
    found = planned(("old.pdf", OLD_RULES))
    assert [work.keep_version for work in found.work] == ["ocr-2"]
    assert found.outdated == 1


def test_a_file_with_an_older_reading_is_read_again():
    assert [work.keep_version for work in planned(("old.pdf", OLD_READING)).work] == [None]


def test_without_ocr_data_nothing_is_read_again_since_that_could_only_lose():
    here = Versions("3", frozenset({"ocr-none"}), can_ocr=False)
    assert [work.keep_version for work in planned(("old.pdf", OLD_READING), versions=here).work] == ["ocr-1"]


def test_force_takes_up_what_is_current_and_what_was_refused():
    found = planned(("known.pdf", KNOWN), ("bad.pdf", BAD), force=True)
    assert [(work.sha256, work.keep_version) for work in found.work] == [(KNOWN, "ocr-2"), (BAD, None)]
    assert found.refused == ()


def test_a_file_refused_before_is_refused_again_without_work():
    found = planned(("bad.pdf", BAD))
    assert found.work == ()
    (refusal,) = found.refused
    assert refusal.before and refusal.path == "/inbox/bad.pdf" and refusal.file.code == "pdf_damaged"


def test_two_files_with_the_same_content_are_one_piece_of_work_under_two_names():
    found = planned(("a.pdf", NEW), ("b.pdf", NEW))
    assert [work.path for work in found.work] == ["/inbox/a.pdf"]
    assert found.sightings == (Sighting(NEW, "b.pdf"),)
    assert found.seen == 2


def test_paths_that_could_not_be_searched_are_seen_and_refused():
    found = planned(("a.pdf", NEW), refused=[RefusedFile("/nowhere", None, "path_missing", "missing")])
    assert found.seen == 2 and [refusal.path for refusal in found.refused] == ["/nowhere"]


def works(*seconds):
    return [Work(f"/{index}.pdf", f"{index:064}", None, cost) for index, cost in enumerate(seconds)]


@pytest.mark.parametrize(
    ("seconds", "workers", "chunks"),
    [
        ([0.1] * 20, 4, 1),  # a second process costs more than it saves
        ([CHUNK_SECONDS], 4, 1),
        ([3.0] * 4, 2, 2),
        ([10.0, 0.1], 8, 2),  # a file is never split
        ([1.0] * 800, 2, 100),
        ([10.0] * 1000, 2, MAX_CHUNKS),
    ],
)
def test_number_of_chunks(seconds, workers, chunks):
    assert len(share_out(works(*seconds), workers)) == chunks


def test_every_file_is_in_exactly_one_chunk_and_chunks_are_alike():
    given = works(*([9.0, 1.0, 1.0, 1.0] * 5))
    chunks = share_out(given, 2)
    assert sorted(work.path for chunk in chunks for work in chunk) == sorted(work.path for work in given)
    loads = [sum(work.seconds for work in chunk) for chunk in chunks]
    assert max(loads) == 9.0 and min(loads) >= 5.0


def test_the_same_work_is_shared_out_the_same_way():
    given = works(*range(1, 40))
    assert share_out(given, 3) == share_out(list(reversed(given)), 3)


def test_an_image_file_costs_by_its_pages(tmp_path):
    page = Image.new("L", (40, 60), 255)
    page.save(tmp_path / "one.png")
    page.save(tmp_path / "five.tif", save_all=True, append_images=[page] * 4)
    (tmp_path / "damaged.png").write_bytes((tmp_path / "one.png").read_bytes()[:20])
    costs = [estimate(tmp_path / name) - FILE for name in ("one.png", "five.tif", "damaged.png")]
    assert costs == pytest.approx([IMAGE_PAGE, 5 * IMAGE_PAGE, IMAGE_PAGE])
