"""Parts of the page of activities."""
