"""Made-up notices as rows, of any number and size, without a page being read: food for the warehouse alone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from load.batch import DocumentLoad
from transform.document_tables import DOCUMENTS
from transform.tables import DOCUMENT_TABLES, TABLES
from transform.validation import ValidRows, validate

Row = dict[str, Any]

BODIES = ("Sở Công Thương", "Sở Tài chính", "Ủy ban nhân dân huyện Châu Thành", "Ban Tổ chức Tỉnh ủy")
INDICATORS = ("Sản lượng lúa", "Thu ngân sách nội địa", "Tỷ lệ hộ nghèo", "Kim ngạch xuất khẩu")
UNITS = (("tấn", "t"), ("tỷ đồng", "VND"), ("%", "%"), ("triệu USD", "USD"))
SCALES = {"tỷ đồng": 10**9, "triệu USD": 10**6}


@dataclass(frozen=True, slots=True)
class Notice:
    """What a made-up notice is made of; the same notice gives the same rows.

    Attributes:
        name: stands for its bytes, so that two versions of one name are one document.
        version: of the rules that understood it; every table's rows tell versions apart.
        items: lines; each is a section with a figure, a reference and a task.
    """

    name: str
    version: str = "1"
    work_id: str | None = None
    refers_to: str | None = None
    text_source: str = "digital"
    items: int = 3
    year: int = 2021

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.name.encode()).hexdigest()

    @property
    def document_id(self) -> str:
        return self.sha256[:16]


def checked(notice: Notice) -> DocumentLoad:
    """The notice as a run hands it over, its rows validated."""
    return DocumentLoad(validate(rows(notice)))


def unchecked(notice: Notice) -> DocumentLoad:
    """The same without the work of validation, for warehouses of many documents."""
    made = rows(notice)
    empty = {name: TABLES[name].empty_row() for name in DOCUMENT_TABLES}
    return DocumentLoad(ValidRows({name: [{**empty[name], **row} for row in made[name]] for name in empty}, ()))


def rows(notice: Notice) -> dict[str, list[Row]]:
    """Rows of all tables of a document, as `transform.rows` would make them."""
    found: dict[str, list[Row]] = {name: [] for name in DOCUMENT_TABLES}
    lines, at = [], 0
    for number in range(notice.items):
        item = _Item(notice, number, at)
        lines.append(item.text)
        at += len(item.text) + 1
        for table, row in item.rows():
            found[table].append(row)
    text = "\n".join(lines)
    runs = len(found["numerals"])
    found["pages"].append(
        {
            "document_id": notice.document_id,
            "page": 1,
            "width": 595.0,
            "height": 842.0,
            "rotation": 0,
            "text_source": "digital" if notice.text_source == "digital" else "ocr",
            "layer_health": "digital_ok" if notice.text_source == "digital" else "no_text",
            "word_count": text.count(" ") + 1,
            "text": text,
        }
    )
    found["documents"].append(
        {
            **dict.fromkeys(DOCUMENTS.column_names),
            "document_id": notice.document_id,
            "work_id": notice.work_id,
            "sha256": notice.sha256,
            "file_name": f"{notice.name}.pdf",
            "source_uri": f"file:///inbox/{notice.name}.pdf",
            "media_type": "application/pdf",
            "byte_size": 1000 + len(text),
            "page_count": 1,
            "text_source": notice.text_source,
            "doc_type_code": "TB",
            "doc_type": "Thông báo",
            "issuer": "Tỉnh ủy Hậu Giang",
            "province": "Hậu Giang",
            "issued_date": date(notice.year, 8, 30),
            "issued_year": notice.year,
            "section_count": len(found["sections"]),
            "figure_count": len(found["figures"]),
            "reference_count": len(found["document_references"]),
            "directive_count": len(found["directives"]),
            "digit_runs": runs,
            "digit_runs_explained": runs,
            "extractor_version": notice.version,
            "ocr_version": "none",
        }
    )
    return found


class _Item:
    """One line: `3. Sản lượng lúa đạt 41 tấn theo Kế hoạch số 7-KH/TU; Sở Tài chính báo cáo.`"""

    def __init__(self, notice: Notice, number: int, start: int) -> None:
        self.notice, self.number, self.start = notice, number, start
        dice = hashlib.sha256(f"{notice.name}/{notice.version}/{number}".encode()).digest()
        self.value = int.from_bytes(dice[:2])
        self.indicator = INDICATORS[number % len(INDICATORS)]
        self.unit_text, self.unit = UNITS[number % len(UNITS)]
        self.body = BODIES[dice[3] % len(BODIES)]
        self.label = f"{number + 1}."
        self.figure = f"{self.value} {self.unit_text}"
        self.reference = f"Kế hoạch số {dice[4]}-KH/TU"
        self.task = f"{self.body} báo cáo lần {notice.version}".rstrip("0123456789. ")
        self.text = f"{self.label} {self.indicator} đạt {self.figure} theo {self.reference}; {self.task}."

    def rows(self) -> Iterator[tuple[str, Row]]:
        """Table and row, one after the other."""
        id_, number = self.notice.document_id, self.number
        section = {"section_id": f"{id_}-s{number}"}
        path = str(number + 1)
        yield (
            "sections",
            self._at(self.text)
            | section
            | {
                "ordinal": number,
                "level": 1,
                "label": path,
                "path": path,
                "kind": "item",
                "text": self.text,
            },
        )
        amount = self.value * SCALES.get(self.unit_text, 1)
        yield (
            "figures",
            self._at(self.figure)
            | section
            | {
                "figure_id": f"{id_}-f{number}",
                "ordinal": number,
                "value_text": str(self.value),
                "multiplier": Decimal(SCALES.get(self.unit_text, 1)),
                "unit_text": self.unit_text,
                "unit": self.unit,
                "amount": float(amount),
                "amount_exact": Decimal(amount),
                "indicator": self.indicator,
                "indicator_source": "local",
                "bound": "exact",
                "measure": "level",
                "status": "actual",
                "origin": "text",
                "comparable": False,
                "period_start": date(2020, 1, 1),
                "period_end": date(2020, 12, 31),
            },
        )
        yield (
            "document_references",
            self._at(self.reference)
            | section
            | {
                "reference_id": f"{id_}-r{number}",
                "form": "short",
                "number_symbol": self.reference.split()[-1],
                "work_id": self.notice.refers_to,
                "resolution": "exact" if self.notice.refers_to else "unresolved",
            },
        )
        yield (
            "directives",
            self._at(self.task)
            | section
            | {
                "directive_id": f"{id_}-d{number}",
                "ordinal": number,
                "modality": "assign",
                "assignees": self.body,
                "action": f"báo cáo về {self.figure}",
                "due_date": date(2021, 9, 1 + number % 28),
                "deadline_kind": "date",
            },
        )
        yield (
            "parties",
            self._at(self.body)
            | section
            | {
                "party_id": f"{id_}-p{number}",
                "name": self.body,
                "title": f"phiên bản {self.notice.version}",
                "role": "assignee",
                "kind": "organisation",
            },
        )
        if number == 0:
            yield "tables", self._at(self.text) | {"table_id": f"{id_}-t", "n_rows": 1, "n_cols": 1}
            yield (
                "table_cells",
                self._at(self.figure)
                | {
                    "table_id": f"{id_}-t",
                    "row_index": 0,
                    "column_index": 0,
                    "text": self.figure,
                    "amount": float(self.value),
                },
            )
        numerals: Mapping[str, tuple[str, str | None]] = {
            self.label: ("list_label", None),
            self.figure: ("figure", f"{id_}-f{number}"),
            self.reference: ("reference", f"{id_}-r{number}"),
        }
        for printed, (kind, row_id) in numerals.items():
            yield "numerals", self._at(printed) | section | {"kind": kind, "row_id": row_id}

    def _at(self, printed: str) -> Row:
        start = self.start + self.text.index(printed)
        return {
            "document_id": self.notice.document_id,
            "page": 1,
            "char_start": start,
            "char_end": start + len(printed),
            "quote": printed,
            "x0": 72.0,
            "top": 100.0,
            "x1": 300.0,
            "bottom": 112.0,
            "confidence": 1.0,
            "needs_review": False,
        }
