"""An analyst's own query on a release: running it, keeping it in a history, writing its rows to a file."""
