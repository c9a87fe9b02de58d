"""Sends Snowflake's own driver to the stand-in beside it, which it is told of by no account's name."""

from __future__ import annotations

import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import PathFinder
from typing import Any


class ToStandIn(MetaPathFinder):
    def find_spec(self, name: str, path: Any, target: Any = None) -> Any:
        spec = PathFinder.find_spec(name, path) if name == "snowflake.connector" else None
        if spec and spec.loader:
            load = spec.loader.exec_module

            def loaded(module: Any) -> None:
                load(module)
                connect = module.connect
                there = {"host": "127.0.0.1", "port": 8084, "protocol": "http"}
                module.connect = lambda **told: connect(**told, **there)

            spec.loader.exec_module = loaded  # type: ignore[method-assign]
        return spec


sys.meta_path.insert(0, ToStandIn())
