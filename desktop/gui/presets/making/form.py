"""How what can be set in a preset is asked for: a value, and a card of them."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from desktop.core.policy.making import Place


class Form(Enum):
    """How one is entered."""

    LINE = "line"
    TEXT = "text"
    NUMBER = "number"
    LIST = "list"
    YES_NO = "yes-no"
    NONE = "none"
    DAY = "day"
    PICK = "pick"
    LIKE = "like"
    ONE_OF = "one-of"


class Field(NamedTuple):
    """One value.

    Attributes:
        place: below what it belongs to.
        hint: what may be entered, as an example that is the same in every language.
        yes, no: what the two answers are called.
        answers: where it is one of some, what each is called, with its value.
        lockable: whether it can bind by itself.
    """

    place: Place
    form: Form
    label: str
    hint: str = ""
    yes: str = ""
    no: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    lockable: bool = True


class Section(NamedTuple):
    """A card of fields.

    Attributes:
        named: the table of things with names that it has, "" for none.
        add: what adding one is called.
        each: the fields of one of these.
    """

    title: str
    about: str
    fields: tuple[Field, ...]
    named: str = ""
    add: str = ""
    each: tuple[Field, ...] = ()
