"""Loads Qt's bindings sooner than they load by themselves."""

from __future__ import annotations

import builtins
import os
import sys
import threading
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import TYPE_CHECKING, Any, SupportsIndex

if TYPE_CHECKING:  # it would import much of Python's library
    from importlib.abc import Loader
else:
    Loader = object

_LATER = frozenset(
    f"shibokensupport.signature.{name}"
    for name in (
        "errorhandler",
        "layout",
        "lib.enum_sig",
        "lib.pyi_generator",
        "lib.tool",
        "mapping",
        "parser",
    )
)
"""What PySide6 describes its functions with when a call is wrong or their documentation is asked for. It
would compile them from their source at each start."""

_loading = threading.RLock()


class _LoadedLater(Loader):
    """Runs a module once something of it is asked for."""

    def __init__(self, loader: Loader) -> None:
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        spec = module.__spec__
        assert spec
        name, begun = spec.name, False

        def load(attribute: str) -> Any:
            nonlocal begun
            if attribute.startswith("__"):  # who looks at modules asks for these
                raise AttributeError(attribute)
            with _loading:
                if not begun:
                    begun = True
                    given, spec.name = spec.name, name  # PySide6 gives it another one meanwhile
                    self._loader.exec_module(module)
                    spec.name = given
                    del module.__dict__["__getattr__"]
            return object.__getattribute__(module, attribute)

        module.__dict__["__getattr__"] = load
        if name == "shibokensupport.signature.mapping":  # the one whose contents C code looks up past Python
            module.__dict__["update_mapping"] = lambda: load("update_mapping")()


class _Finders(list):  # type: ignore[type-arg]
    """`sys.meta_path`, with ourselves as its first finder. PySide6 would put its own there."""

    def insert(self, index: SupportsIndex, finder: object) -> None:
        super().insert(max(int(index), 1), finder)

    @staticmethod
    def find_spec(
        name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name not in _LATER:
            return None
        for finder in sys.meta_path[1:]:
            if (spec := finder.find_spec(name, path, target)) and spec.loader:
                spec.loader = _LoadedLater(spec.loader)
                return spec
        return None


def load() -> None:
    """Load QtCore. To be called before anything of PySide6 is imported; later it changes nothing."""
    # Most of what the bindings refer to in Qt is never called: it is looked up when it is.
    if hasattr(sys, "setdlopenflags"):
        sys.setdlopenflags(os.RTLD_LAZY)

    finders, plain_import = sys.meta_path, builtins.__import__
    sys.meta_path = _Finders([_Finders, *finders])
    try:
        import PySide6.QtCore  # noqa: F401
    finally:
        sys.meta_path = finders
        # PySide6 reads the source of every module that is imported after it, in search of a switch to another
        # spelling of Qt's names (`__feature__`), which Cais does not use.
        builtins.__import__ = plain_import
