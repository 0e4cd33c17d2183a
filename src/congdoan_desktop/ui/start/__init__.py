"""Parts of the first start."""
