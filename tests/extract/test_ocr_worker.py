"""The OCR child may crash, hang or talk nonsense: only its page is lost."""

import os
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import numpy as np
import pytest

from extract.ocr_words import OcrWord
from extract.ocr_worker import OcrFailedError, OcrProcess, OcrTimeoutError

PAGE = np.full((40, 60), 255, dtype=np.uint8)

# A child that answers with the mean of its page and misbehaves on pages of one grey.
CHILD = textwrap.dedent(
    """
    import json, os, struct, sys, time
    while True:
        head = sys.stdin.buffer.read(20)
        if len(head) < 20:
            sys.exit(0)
        magic, width, height, dpi, length = struct.unpack(">4sIIII", head)
        sys.stdin.buffer.read(length)
        page = sys.stdin.buffer.read(width * height)
        if page[0] == 1:
            os._exit(139)
        if page[0] == 2:
            time.sleep(600)
        if page[0] == 3:
            sys.stdout.buffer.write(b"nonsense instead of an answer")
            sys.stdout.buffer.flush()
            continue
        status = b"E" if page[0] == 4 else b"K"
        words = "RuntimeError: no memory" if page[0] == 4 else [[str(os.getpid()), 1, 2, 3, 4, 0.9, 12.0, None]]
        payload = json.dumps(words).encode()
        sys.stdout.buffer.write(struct.pack(">cI", status, len(payload)) + payload)
        sys.stdout.buffer.flush()
    """
)
CRASH, HANG, NONSENSE, ERROR = (np.full_like(PAGE, grey) for grey in (1, 2, 3, 4))


@pytest.fixture
def reader():
    process = OcrProcess([sys.executable, "-c", CHILD], limit=30, patience=1)
    yield process
    process.close()


def test_words_come_back(reader: OcrProcess) -> None:
    (word,) = reader.read(PAGE, 200)
    assert word == OcrWord(word.text, 1, 2, 3, 4, 0.9, 12.0, None)


def test_the_child_is_kept_between_pages(reader: OcrProcess) -> None:
    assert reader.read(PAGE, 200)[0].text == reader.read(PAGE, 200)[0].text


@pytest.mark.parametrize("fault", [CRASH, NONSENSE], ids=["crash", "nonsense"])
def test_after_a_crash_the_next_page_is_read_by_a_new_child(reader: OcrProcess, fault: np.ndarray) -> None:
    before = reader.read(PAGE, 200)[0].text
    with pytest.raises(OcrFailedError) as caught:
        reader._limit = 2
        reader.read(fault, 200)
    assert not isinstance(caught.value, OcrTimeoutError) or fault is NONSENSE
    assert reader.read(PAGE, 200)[0].text != before


def test_a_hang_is_ended_after_the_limit() -> None:
    reader = OcrProcess([sys.executable, "-c", CHILD], limit=2, patience=1)
    first = int(reader.read(PAGE, 200)[0].text)
    with pytest.raises(OcrTimeoutError, match="longer than 2 s"):
        reader.read(HANG, 200)
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)
    assert int(reader.read(PAGE, 200)[0].text) != first
    reader.close()


BUSY = """
from extract import ocr_worker
from extract.ocr_words import OcrWord

class Engine:
    def __init__(self, tessdata):
        pass

    def read(self, grey, dpi, *, second, cells, shapes, around):
        while grey[0, 0] == 2:
            pass
        return [OcrWord("đọc", 1, 2, 3, 4, 0.9, 12.0)]

ocr_worker.Engine, ocr_worker.find_tessdata = Engine, lambda: "none needed"
ocr_worker.serve()
"""


def test_the_limit_is_cpu_time_of_one_page() -> None:
    reader = OcrProcess([sys.executable, "-c", BUSY], limit=1, patience=1000)
    for _ in range(3):
        assert [word.text for word in reader.read(PAGE, 200)] == ["đọc"]
    with pytest.raises(OcrTimeoutError, match="1 s of CPU time"):
        reader.read(HANG, 200)
    assert [word.text for word in reader.read(PAGE, 200)] == ["đọc"]
    reader.close()


def test_an_error_of_the_engine_keeps_the_child(reader: OcrProcess) -> None:
    before = reader.read(PAGE, 200)[0].text
    with pytest.raises(OcrFailedError, match="no memory"):
        reader.read(ERROR, 200)
    assert reader.read(PAGE, 200)[0].text == before


def test_a_child_that_cannot_start() -> None:
    reader = OcrProcess([sys.executable, "-c", "raise SystemExit(1)"])
    with pytest.raises(OcrFailedError):
        reader.read(PAGE, 200)


def test_the_child_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    parent = textwrap.dedent(
        """
        import sys, time
        from extract.ocr_worker import OcrProcess
        reader = OcrProcess()
        print(reader._running().pid, flush=True)
        time.sleep(600)
        """
    )
    process = subprocess.Popen([sys.executable, "-c", parent], cwd=root, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    child = int(process.stdout.readline())
    assert _alive(child)
    process.kill()
    process.wait()
    deadline = time.monotonic() + 30
    while _alive(child) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not _alive(child)


def _alive(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    if not Path("/proc").is_dir():
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        return True
    try:
        return status.read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
