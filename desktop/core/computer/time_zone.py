"""Which time zone this computer is in: tools inside tell the time as it does."""

from __future__ import annotations


def time_zone() -> str:
    """Its name (`Europe/Berlin`); `UTC` where the computer does not tell, or contradicts itself."""
    import tzlocal  # reads tables of names, and only a start asks

    try:
        return tzlocal.get_localzone_name() or "UTC"
    except (LookupError, ValueError, OSError):
        return "UTC"
