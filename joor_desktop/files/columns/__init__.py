"""Which column of a foreign sheet is which field: by name, by what people call it elsewhere, by what stands in it."""

from joor_desktop.files.columns.match import SURE, Match, SampledColumn, Why, words_of
from joor_desktop.files.columns.matching import is_known, match_columns, may_be_known, names_owner
from joor_desktop.files.columns.nameless import begins_with_values, match_nameless
from joor_desktop.files.columns.titled_owners import titled_owner

__all__ = [
    "SURE",
    "Match",
    "SampledColumn",
    "Why",
    "begins_with_values",
    "is_known",
    "match_columns",
    "match_nameless",
    "may_be_known",
    "names_owner",
    "titled_owner",
    "words_of",
]
