"""Parts of the page *Tập huấn*."""
