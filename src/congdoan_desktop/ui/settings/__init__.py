"""Parts of the page *Cài đặt*."""
