"""Spreadsheets and payload files in and out."""
