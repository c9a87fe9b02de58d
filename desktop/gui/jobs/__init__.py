"""Work off the GUI thread: one blocking function a job, one job at a time for each workspace."""
