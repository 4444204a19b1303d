"""Which column of a foreign sheet is which field: by name, by what people call it elsewhere, by what stands in it."""

from joor_desktop.files.columns.match import SURE, Match, SampledColumn, Why, words_of
from joor_desktop.files.columns.matching import is_known, match_columns, may_be_known, names_owner

__all__ = [
    "SURE",
    "Match",
    "SampledColumn",
    "Why",
    "is_known",
    "match_columns",
    "may_be_known",
    "names_owner",
    "words_of",
]
