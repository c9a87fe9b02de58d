"""What can go wrong with writing down what is done."""

from __future__ import annotations

from desktop.core.problems.problem import Problem


class ActivityNotKept(Problem):
    """The activity log at `path` cannot be written; work goes on without."""

    code = "activity-not-kept"
    path: str = ""


class ActivityUnreadable(Problem):
    """What was written down at `path` cannot be read."""

    code = "activity-unreadable"
    path: str = ""
