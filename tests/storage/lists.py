"""Lists and records that the tests of the storage use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from joor_desktop.checks import check_record
from joor_desktop.model.customer_codes import code_key
from joor_desktop.model.origin import EntryOrigin, Origin, Source
from joor_desktop.model.record import Record
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.importer import ImportedRecord, Importer


def good_record(number: int) -> Record:
    """A customer without any problem."""
    return Record(
        {
            "customer_name": f"Galerie Nord {number}",
            "customer_code": f"EL{number:06d}",
            "customer_group_name": "Specialty",
            "sales_rep_code": "AB",
        },
        {
            "buyers": [{"buyer_name": "Zoë Núñez", "buyer_email": f"zoe{number}@shop.example"}],
            "price_types": [
                {
                    "price_type_currency_code": "EUR",
                    "price_type_label": "Europe",
                    "price_type_retail_currency_code": "EUR",
                }
            ],
            "warehouses": [{"warehouse_code": "W1"}],
        },
    )


def imported(records: Iterable[Record]) -> list[ImportedRecord]:
    """Records as an import hands them over, each from its own row of one sheet, from row 2 on."""
    return [
        ImportedRecord(record, code_key(record.customer_code), Origin(EntryOrigin(0, row)), check_record(record))
        for row, record in enumerate(records, 2)
    ]


def fill(database: Database, list_id: int, records: Iterable[Record], label: str = "Import of shops.xlsx") -> None:
    """Import *records* into a list."""
    importer = Importer(database, list_id, label)
    columns = {("", 1, "customer_name"): "B", ("buyers", 1, "buyer_email"): "H"}
    importer.add_sources([Source("shops.xlsx", "EU", columns)])
    importer.add(imported(records))
    importer.finish()


@contextmanager
def open_drafts(path: Path) -> Iterator[Drafts]:
    """The lists of a file, which is closed at the end."""
    database = Database(path)
    try:
        yield Drafts(database)
    finally:
        database.close()
