"""Names in the made-up province, and words of its command."""

SIMULATED: dict[str, str] = {
    "province": "Liên đoàn Lao động tỉnh Mô Phỏng",
    "province_head": "LIÊN ĐOÀN LAO ĐỘNG TỈNH MÔ PHỎNG",
    "province_short": "LĐLĐ tỉnh Mô Phỏng",
    "above": "Tổng Liên đoàn Lao động Việt Nam",
    "place": "Mô Phỏng",
    "title": "CHỦ TỊCH",
    "signer": "Nguyễn Thị Mô Phỏng",
    "authority_line": "TM. BAN THƯỜNG VỤ",
    "committee": "TM. BAN CHẤP HÀNH",
    "as_above": "Như trên",
    "symbol": "CĐCS",
    "symbol_province": "LĐLĐ",
    "union": "Công đoàn xã Mô Phỏng {number}",
    "base": "Công đoàn cơ sở {name}",
    "base_short": "CĐCS {name}",
    "merged": "Công ty Hợp nhất {number}",
    "person": "Lò Văn Mô Phỏng {number}",
    "talk": "Nói chuyện lưu động lần {number}",
    "course": "Tập huấn truyền thông số",
    "dialogue": "Đối thoại định kỳ",
    "survey": "Khảo sát tâm tư, nguyện vọng",
}

SIMULATED_UNITS: dict[str, str] = {
    "private_enterprise": "Công ty Chè Mô Phỏng {number}",
    "state_enterprise": "Điện lực Mô Phỏng {number}",
    "fdi_enterprise": "Công ty May Mô Phỏng {number}",
    "public_service": "Trường THPT Mô Phỏng {number}",
    "admin_agency": "Kho bạc Mô Phỏng {number}",
}
"""How units are called, by kind."""

SIMULATE_CLI: dict[str, str] = {
    "simulate": "tạo một tỉnh mô phỏng với báo cáo đã ký của nhiều đơn vị, lỗi cài sẵn và số liệu đúng",
    "units": "số công đoàn cơ sở",
    "units_word": "SỐ",
    "seed": "số khởi đầu: cùng số thì cùng một tỉnh",
    "out": "thư mục mới hoặc rỗng",
    "done": "Đã tạo {units} đơn vị, {files} tệp trong {folders} thư mục; kho dữ liệu {store}; số liệu đúng {truth}.",
    "progress": "  {done}/{total}",
}
