"""What the code that looks tells of each layer, as plain as JSON, made to values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from desktop.core.data.reach.causes import cause
from desktop.core.data.reach.outcome import Finding, Layer, Look, Outcome

Heard = Callable[[Look], None]
"""Told all that is known from one side each time that it is more."""


def outcome(told: Mapping[str, Any]) -> Outcome:
    code, text, layer = told.get("code"), str(told.get("text", "")), told["layer"]
    return Outcome(
        Layer(layer),
        told.get("ms"),
        cause(layer, code, text) if code else None,
        Finding(told["finding"]) if "finding" in told else None,
        text,
    )


def more(look: Look, told: Mapping[str, Any]) -> Look:
    """The look with this layer."""
    addresses = tuple(told.get("addresses", ())) or look.addresses
    return replace(look, outcomes=(*look.outcomes, outcome(told)), addresses=addresses)
