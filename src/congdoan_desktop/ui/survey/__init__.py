"""Parts of the page *Khảo sát*."""
