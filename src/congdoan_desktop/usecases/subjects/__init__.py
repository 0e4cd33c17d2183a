"""What reports may be on: one module a kind of subject (`ReportTemplate.about`), found by its code, the window."""
