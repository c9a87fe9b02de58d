"""What answers a look into BigQuery says of its own troubles; what it answers is tried in `tests/data`."""

from __future__ import annotations

import base64
import importlib.util
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from desktop.core.resources import RESOURCES


def opened(secret: bytes, monkeypatch: pytest.MonkeyPatch) -> Any:
    told = {"secret": base64.b64encode(secret).decode()}
    monkeypatch.setitem(sys.modules, "cais", SimpleNamespace(_told=lambda _name: told))
    spec = importlib.util.spec_from_file_location("look_bigquery", RESOURCES / "looking/look_bigquery.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.BigQuery("sales", 20)


@pytest.mark.parametrize(
    ("secret", "kept"),
    [
        (b'{"private_key": "s3cret", "type": "service_account"}', "s3cret"),
        (b"s3cret, pasted by mistake", "s3cret, pasted by mistake"),
        (b'["s3cret"]', '["s3cret"]'),
    ],
)
def test_error_is_told_without_what_opens_it(
    secret: bytes, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where that is no key at all, which is what the error is about."""
    bigquery = opened(secret, monkeypatch)
    assert bigquery.redacted(ValueError(f"not understood: {kept}")) == "not understood: …"
    assert bigquery.redacted(ValueError("said")) == "said"
