"""What the states and tiers of a unit are called."""

UNIT_STATES: dict[str, str] = {
    "active": "Hoạt động",
    "suspended": "Tạm ngừng",
    "ended": "Đã kết thúc",
    "not_yet": "Chưa thành lập",
}
UNIT_TIERS: dict[str, str] = {"base": "Công đoàn cơ sở", "middle": "Công đoàn xã, phường"}
