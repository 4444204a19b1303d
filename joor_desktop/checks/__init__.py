"""What is wrong with a record or a list of records, in plain words, and how to mend it."""

from joor_desktop.checks.duplicates import duplicate_problems
from joor_desktop.checks.messages import advice, describe, locate, title
from joor_desktop.checks.records import check_record

__all__ = ["advice", "check_record", "describe", "duplicate_problems", "locate", "title"]
