"""Which column of a foreign sheet is which field: by name, by what people call it elsewhere, by what stands in it."""

from joor_desktop.files.columns.match import SURE, Match, SampledColumn, Why, words_of
from joor_desktop.files.columns.matching import is_known, match_columns, may_be_known, names_owner
from joor_desktop.files.columns.nameless import begins_with_values, match_nameless

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
    "words_of",
]
