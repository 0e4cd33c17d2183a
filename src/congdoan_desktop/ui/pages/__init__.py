"""One file = one page of the rail. A page never imports a page."""
