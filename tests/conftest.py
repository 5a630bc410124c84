"""Rows as `transform.rows` would make them, for a small made-up notice."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import settings

# No test asserts a time: a busy machine is no failure.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

Rows = dict[str, list[dict[str, Any]]]

FIRST_PAGE = "THÔNG BÁO\nKết quả sản xuất\n1. Sản lượng đạt 38.300 tấn,\ntăng 5% theo Kế hoạch số 12-\nKH/TU; đến năm"
SECOND_PAGE = "2\n2025 còn 7 xã."


@pytest.fixture
def make_rows() -> Callable[..., Rows]:
    return notice_rows


def notice_rows(
    name: str = "thong-bao.pdf",
    *,
    content: str | None = None,
    work_id: str | None = None,
    refers_to: str | None = None,
    text_source: str = "digital",
    extractor_version: str = "0.1.0+aaaaaaaaaa",
) -> Rows:
    """Rows of one document of two pages with three figures, a reference and an account of all digits.

    Args:
        content: stands for the bytes; the name does if none is given.
        work_id: the act the document is.
        refers_to: the act its one reference names.
    """
    sha256 = hashlib.sha256((content or name).encode(errors="surrogateescape")).hexdigest()
    document_id = sha256[:16]
    texts = {1: FIRST_PAGE, 2: SECOND_PAGE}

    def at(page: int, printed: str, quote: str | None = None) -> dict[str, Any]:
        start = texts[page].index(printed)
        return {
            "document_id": document_id,
            "page": page,
            "char_start": start,
            "char_end": start + len(printed),
            "quote": quote or printed,
            "x0": 72.0,
            "top": 100.0,
            "x1": 144.5,
            "bottom": 112.25,
            "confidence": 1.0,
            "needs_review": False,
        }

    section_id = f"{document_id}-s0"
    over_break = {
        **at(1, "năm"),
        "end_page": 2,
        "char_end": len("2\n2025"),
        "quote": "năm 2025",
        "flags": "over_page_break",
    }
    figure = {
        "section_id": section_id,
        "value_text": "38.300",
        "multiplier": Decimal(1),
        "unit_text": "tấn",
        "unit": "t",
        "amount": 38300.0,
        "amount_exact": Decimal(38300),
        "indicator": "Sản lượng",
        "indicator_source": "local",
        "bound": "exact",
        "measure": "level",
        "status": "actual",
        "origin": "text",
        "comparable": False,
        "period_end": date(2025, 12, 31),
    }
    return {
        "documents": [
            {
                "document_id": document_id,
                "work_id": work_id,
                "sha256": sha256,
                "file_name": name,
                "source_uri": f"file:///inbox/{name}",
                "media_type": "application/pdf",
                "byte_size": 1234,
                "page_count": 2,
                "text_source": text_source,
                "doc_type": "Thông báo",
                "doc_type_code": "TB",
                "section_count": 1,
                "figure_count": 3,
                "reference_count": 1,
                "directive_count": 1,
                "digit_runs": 8,
                "digit_runs_explained": 8,
                "extractor_version": extractor_version,
                "ocr_version": "none+bbbbbbbbbb",
            }
        ],
        "pages": [
            {
                "document_id": document_id,
                "page": page,
                "width": 595.0,
                "height": 842.0,
                "rotation": 0,
                "text_source": "digital",
                "layer_health": "digital_ok",
                "word_count": len(text.split()),
                "text": text,
            }
            for page, text in texts.items()
        ],
        "sections": [
            {
                **at(1, "1. Sản lượng đạt 38.300 tấn"),
                "section_id": section_id,
                "ordinal": 0,
                "level": 1,
                "label": "1",
                "path": "1",
                "kind": "item",
            }
        ],
        "figures": [
            {**at(1, "38.300 tấn"), **figure, "figure_id": f"{document_id}-f0", "ordinal": 0},
            {
                **at(1, "5%"),
                **figure,
                "figure_id": f"{document_id}-f1",
                "ordinal": 1,
                "value_text": "5",
                "unit_text": "%",
                "unit": "%",
                "amount": 5.0,
                "amount_exact": Decimal(5),
                "measure": "change",
                "direction": "increase",
            },
            {
                **at(2, "7 xã"),
                **figure,
                "figure_id": f"{document_id}-f2",
                "ordinal": 2,
                "value_text": "7",
                "unit_text": "xã",
                "unit": "commune",
                "amount": 7.0,
                "amount_exact": Decimal(7),
            },
        ],
        "document_references": [
            {
                **at(1, "Kế hoạch số 12-\nKH/TU", "Kế hoạch số 12-KH/TU"),
                "reference_id": f"{document_id}-r0",
                "section_id": section_id,
                "form": "short",
                "number": "12",
                "number_symbol": "12-KH/TU",
                "work_id": refers_to,
                "resolution": "exact" if refers_to else "unresolved",
            }
        ],
        "directives": [
            {
                **at(1, "đến năm"),
                "directive_id": f"{document_id}-d0",
                "section_id": section_id,
                "ordinal": 0,
                "modality": "must",
                "deadline_kind": "none",
            }
        ],
        "numerals": [
            {**at(1, "1."), "kind": "list_label", "section_id": section_id},
            {**at(1, "38.300 tấn"), "kind": "figure", "row_id": f"{document_id}-f0"},
            {**at(1, "5%"), "kind": "figure", "row_id": f"{document_id}-f1"},
            {
                **at(1, "Kế hoạch số 12-\nKH/TU", "Kế hoạch số 12-KH/TU"),
                "kind": "reference",
                "row_id": f"{document_id}-r0",
            },
            {**over_break, "kind": "period"},
            {**at(2, "2"), "kind": "page_number"},
            {**at(2, "7 xã"), "kind": "figure", "row_id": f"{document_id}-f2"},
        ],
    }
