"""The long tasks as plain functions of a task context, and the editing of a list."""
