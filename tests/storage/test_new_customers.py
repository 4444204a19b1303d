"""What is kept for customers to come."""

from __future__ import annotations

from joor_desktop.model.profile import BASE_URLS, Environment, Profile
from joor_desktop.model.record import Record
from joor_desktop.storage.database import Database
from joor_desktop.storage.new_customers import HalfTyped, NewCustomers
from joor_desktop.storage.profiles import Profiles

START = Record({"sales_rep_code": "AB"}, {"warehouses": [{"warehouse_code": "W1"}]})


def test_start_values_belong_to_a_profile_and_go_with_it(database: Database) -> None:
    profiles, kept = Profiles(database), NewCustomers(database)
    profiles.add(Profile("Paris", Environment.SANDBOX, BASE_URLS[Environment.SANDBOX]))
    kept.keep_start_values("practice", Record({"sales_rep_code": "XY"}))
    kept.keep_start_values("Paris", Record({"sales_rep_code": "XY"}))
    kept.keep_start_values("PARIS", START)
    assert kept.start_values("paris") == START
    profiles.remove("Paris")
    assert kept.start_values("paris") == Record()
    assert kept.start_values("practice") == Record({"sales_rep_code": "XY"})


def test_half_typed_customer_is_kept_for_each_list(database: Database) -> None:
    kept = NewCustomers(database)
    kept.keep_half_typed(1, Record({"customer_name": "No"}), shown=True)
    kept.keep_half_typed(1, Record({"customer_name": "Nord \ud83d"}), shown=False)
    assert kept.half_typed(1) == HalfTyped(Record({"customer_name": "Nord \ufffd"}), shown=False)
    assert kept.half_typed(2) is None
    kept.forget_half_typed(1)
    assert kept.half_typed(1) is None
