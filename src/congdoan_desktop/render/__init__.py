"""Report → bytes: PDF pages, workbook, stamp, page preview."""
