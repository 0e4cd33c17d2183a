"""The kinds of records of the page Ý kiến & đối thoại, one file each."""
