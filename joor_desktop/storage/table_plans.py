"""How each table is laid out on screen, as the window wrote it: the same for all lists."""

from __future__ import annotations

from joor_desktop.storage.database import Database


class TablePlans:
    """One line of text for each kind of table, by node key ("" for customers)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, node_key: str) -> str:
        """What was kept; "" where nothing was."""
        return str(self._database.value("SELECT plan FROM table_plan WHERE node = ?", (node_key,)) or "")

    def keep(self, node_key: str, plan: str) -> None:
        """Keep a plan; "" forgets it."""
        if plan:
            self._database.run(
                "INSERT INTO table_plan (node, plan) VALUES (?, ?) ON CONFLICT DO UPDATE SET plan = excluded.plan",
                (node_key, plan),
            )
        else:
            self._database.run("DELETE FROM table_plan WHERE node = ?", (node_key,))
