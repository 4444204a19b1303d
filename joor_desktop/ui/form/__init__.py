"""The form beside the table: one customer, section by section, with a message under each field."""
