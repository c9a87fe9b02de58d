"""One start: what it has told so far, and why it ended where it failed."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.core.progress import Activity, Progress, Step
from desktop.core.start.transfer import Download, Pace
from desktop.gui.jobs.job import Job

MINUTE_S = 60.0
"""Seconds after which a build says again how long it has taken."""


@dataclass
class Start:
    """Its job while it goes on, the newest report of each step, and why it ended if it failed.

    Attributes:
        measured: the activity that `pace` is the pace of.
        since: when that began, in seconds of a monotonic clock.
        minutes: whole ones that a build has taken so far.
    """

    job: Job | None = None
    step: Step = Step.ENGINE
    news: dict[Step, Progress] = field(default_factory=dict)
    problem: BaseException | None = None
    download: Download = field(default_factory=Download)
    pace: Pace = field(default_factory=Pace)
    measured: Activity = Activity.WORKING
    since: float = 0.0
    minutes: int = 0

    @property
    def still(self) -> bool:
        """Whether it downloads and nothing arrives."""
        return self.measured is Activity.DOWNLOADING and self.pace.still

    @property
    def told(self) -> tuple[bool, int]:
        """What only the clock tells."""
        return self.still, self.minutes

    def take(self, now: float, news: Progress) -> None:
        """The newest report; `now` in seconds of a monotonic clock."""
        self.step = news.step
        self.news[news.step] = news
        if news.activity is not self.measured:
            self.measured, self.pace, self.since = news.activity, Pace(), now
        if news.done is not None and news.activity in (
            Activity.DOWNLOADING,
            Activity.UNPACKING,
            Activity.COPYING,
        ):
            self.pace.add(now, news.done, news.total)

    def wait(self, now: float) -> float:
        """Take in that nothing was reported until `now`; the seconds until that alone tells something, 0 or
        infinity where it does not."""
        if self.measured is Activity.DOWNLOADING:
            return self.pace.wait(now)
        if self.measured is Activity.BUILDING:
            self.minutes = int((now - self.since) // MINUTE_S)
            return self.since + (self.minutes + 1) * MINUTE_S - now
        return 0
