"""Files as they come in: good ones, and the ways to be bad."""

import os
import sys
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest

import flows
from flows import chunk, running, shown_run, temporary_server

DATA = Path(__file__).parent.parent / "data"
WHOLE = DATA / "thong-bao-hau-giang-2021.pdf"

# Encryption dictionary of the standard handler, revision 2, with a user password nobody knows.
_ENCRYPTED = b"""%PDF-1.4
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [] /Count 0 >>
endobj
3 0 obj
<< /Filter /Standard /V 1 /R 2 /P -4 /O <OWNER> /U <USER> >>
endobj
"""
_NO_PAGES = b"""%PDF-1.4
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [] /Count 0 >>
endobj
"""


def _pdf(body: bytes, trailer: bytes) -> bytes:
    """A PDF of the objects in `body`, with its cross-reference table."""
    starts = [body.index(b"%d 0 obj" % number) for number in range(1, body.count(b" 0 obj") + 1)]
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(starts) + 1)
    table += b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(starts) + 1, trailer)
    return body + table + size + b"startxref\n%d\n%%%%EOF\n" % len(body)


@pytest.fixture
def bad_files(tmp_path):
    """A folder with one file of each kind that is refused, and the code of each by its name."""
    folder = tmp_path / "bad"
    folder.mkdir()
    encrypted = _ENCRYPTED.replace(b"OWNER", b"ab" * 32).replace(b"USER", b"cd" * 32)
    contents = {
        "pdf_no_pages": _pdf(_NO_PAGES, b""),
        "pdf_encrypted": _pdf(encrypted, b"/Encrypt 3 0 R /ID [<00> <00>]"),
        "pdf_damaged": WHOLE.read_bytes()[:20_000],
        "file_type": "Không phải PDF".encode(),
        "file_empty": b"",
        "image_damaged": b"\x89PNG\r\n\x1a\n" + b"\x00" * 40,
    }
    for code, content in contents.items():
        (folder / f"{code}.{'png' if code.startswith('image') else 'pdf'}").write_bytes(content)
    return folder


@pytest.fixture(scope="session")
def with_a_server():
    """The environment of commands that share one Prefect server, whose start takes longer than most of them."""
    before = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    with pytest.MonkeyPatch.context() as patch:
        for name in os.environ.keys() - before.keys():
            patch.delenv(name)
        with temporary_server.api() as ready:
            ready()
            shared = dict(os.environ)
            for name in shared.keys() - before.keys():
                del os.environ[name]
            yield shared
            os.environ.update(shared)


@pytest.fixture
def without_engine(monkeypatch):
    """The command line with the flow's body run in this process: everything but Prefect."""

    @contextmanager
    def no_server():
        yield lambda: None

    def run_here(prepared, on_wait, run):
        chunk.run_chunk(run.left, run.options)
        load = partial(prepared.warehouse.load, on_wait=on_wait)
        return running.carry_out(prepared, run, [run.taken_up, run.left], load)

    engine = ModuleType("flows.engine")
    engine.run = run_here
    monkeypatch.setitem(sys.modules, "flows.engine", engine)
    monkeypatch.setattr(flows, "engine", engine, raising=False)
    monkeypatch.setattr(temporary_server, "api", no_server)
    monkeypatch.setattr(shown_run, "api", no_server)
