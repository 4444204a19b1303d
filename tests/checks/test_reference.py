"""The generated checker agrees with a slow one that is written plainly, on customers with all kinds of values."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from joor_desktop.checks import check_record
from joor_desktop.model.field import Kind, Node
from joor_desktop.model.field_table import CONNECTION, ENTRY_NODES
from joor_desktop.model.record import Entry, Record
from tests.checks.examples import good_record
from tests.checks.reference import findings

LENGTHS = ("x", "Berlin", "x" * 50, "x" * 51, "x" * 101, "y" * 151, "x" * 30 + "|" + "x" * 30, "a|b", "|", "é", "茶")
SPACES = (" x", "x ", "x\u00a0", "a  b", "", " ", "\t")
CHARACTERS = ("a\x00b", "\x01", "\ud800", "\x1f", "a\x1f b", "=\x00", "#N/A\x00")
MANGLED = (
    "1.23E+11", "1,2e+5", "7030.0", "12,0", "1.0", "2024-03-01", "01-Mar", "Mar-24", "01. Mrz", "3/1/2024",
    "01.03.2024", "2024-03-01 00:00:00", "A\u20131", "a\u00a0b", "a\u00adb", "x\u200by", "a\u3000b", "茶\u3000茶",
)  # fmt: skip
NOTHINGS = ("-", "—", "n/a", "N/A", "NA", "none", "k.A.", "0", " - ", "(blank)", "x-", "无")
COMMON = (*LENGTHS, *MANGLED, *SPACES, *CHARACTERS, *NOTHINGS, "#N/A", "=A1", "# 1")
BY_KIND = {
    Kind.EMAIL: ("a@b.example", "a.b@c-d.example", "A@b.co.uk", "a..b@c.example", "a@b", "a@b.example ", "é@b.example",
                 "a@gmial.com", "a@b.con", "a@B.example", "Ann <a@b.example>"),
    Kind.COUNTRY: ("US", "us", "USA", "U.S.A.", "Canada", "Italia", "Italy", " JP", "Atlantis", "Australia", "Kanada"),
    Kind.CURRENCY: ("EUR", "eur", "USD", "€", "XXX", "EURO", " GBP"),
    Kind.BOOLEAN: ("yes", "No", "TRUE", "x", "perhaps", "1 "),
    Kind.DECIMAL: ("15", "15%", "0.15", "150", "-1", "7,5", "lots", "0", "100", "1.2.3"),
    Kind.POSTCODE: ("1067", "10117", "7030-1234", "70301234", "600001", "060-0001", "117", "1067.0", "SW1A 1AA", " 99"),
    Kind.INTEGER: ("25965", "1.5", "12a", "25,965"),
}


def entries_of(node: Node) -> st.SearchStrategy[Entry]:
    """An entry of *node* with some of its fields filled, well or badly."""
    texts = {
        field.name: st.sampled_from([*BY_KIND.get(field.kind, ()), *BY_KIND.get(field.kind, ()), *COMMON])
        for field in node.fields
    }
    return st.fixed_dictionaries({}, optional=texts)


records = st.builds(
    Record,
    entries_of(CONNECTION),
    st.fixed_dictionaries({}, optional={node.key: st.lists(entries_of(node), max_size=3) for node in ENTRY_NODES}),
)


def found(record: Record) -> set[tuple[str, str]]:
    """What the generated checker finds, as codes and paths."""
    problems = check_record(record)
    pairs = {(problem.code, str(problem.path)) for problem in problems}
    assert len(pairs) == len(problems)
    return pairs


@settings(max_examples=300)
@given(records)
def test_a_random_customer_gets_the_same_findings(record: Record) -> None:
    assert found(record) == findings(record)


@settings(max_examples=300)
@given(st.data())
def test_a_good_customer_with_one_change_gets_the_same_findings(data: st.DataObject) -> None:
    """Most customers are nearly right, which takes another way through the checker than random ones do."""
    record = good_record()
    node = data.draw(st.sampled_from([CONNECTION, *ENTRY_NODES]))
    entry = record.entries[node.key][-1] if node.key else record.values
    field = data.draw(st.sampled_from(node.fields))
    entry[field.name] = data.draw(st.sampled_from([*BY_KIND.get(field.kind, ()), *COMMON]))
    assert found(record) == findings(record)
