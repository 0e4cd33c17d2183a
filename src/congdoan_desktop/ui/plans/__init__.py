"""Parts of the page *Kế hoạch, chỉ tiêu*."""
