"""What lies below the screens, made for this computer and this person: each part by the Protocol of the same
name in `core.backend`."""

from desktop.backend.local import LocalBackend

__all__ = ["LocalBackend"]
