"""Secrets of every kind that people have, and some that none has."""

from __future__ import annotations

import json
import random

VALUES = {
    "nothing": b"",
    "a password": "ß€#@%\"'\\ \t: pass=word;{}$(x)`".encode(),
    "line breaks": b"\r\n-----BEGIN KEY-----\nMIIE\n\n",
    "every byte": bytes(range(256)) * 3,
    "what Windows takes for its own": b"\xff\xfe\x00",
    "much": random.Random(1).randbytes(200_000),
    "JSON": json.dumps({"private_key": "x" * 3000}).encode(),
}
