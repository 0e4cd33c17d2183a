"""What is said at the foot of the rail of something that was to be kept."""

from datetime import datetime

from congdoan_desktop.ui.failures import sentence_of


def saved_now() -> str:
    """Return that all is kept, with the time of day."""
    return f"Đã lưu {datetime.now():%H:%M}"


def not_saved(error: Exception) -> str:
    """Return that it is not kept, and why."""
    return f"Chưa lưu được. {sentence_of(error)}"
