"""How paper sheets of a survey are destroyed."""

WAYS: tuple[str, ...] = ("cắt vụn bằng máy hủy giấy", "đốt", "xé nhỏ và ngâm nước")
"""How paper is destroyed, as the minutes say it."""
