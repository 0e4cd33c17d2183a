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
    "name": "Công đoàn cơ sở Mô Phỏng số {number}",
    "short": "CĐCS Mô Phỏng {number}",
    "merged": "Công đoàn cơ sở Hợp Nhất số {number}",
    "merged_short": "CĐCS Hợp Nhất {number}",
    "person": "Lò Văn Mô Phỏng {number}",
    "talk": "Nói chuyện lưu động lần {number}",
    "course": "Tập huấn truyền thông số",
    "dialogue": "Đối thoại định kỳ",
    "survey": "Khảo sát tâm tư, nguyện vọng",
}

SIMULATE_CLI: dict[str, str] = {
    "simulate": "tạo một tỉnh mô phỏng với báo cáo đã ký của nhiều đơn vị, lỗi cài sẵn và số liệu đúng",
    "units": "số công đoàn cơ sở",
    "units_word": "SỐ",
    "seed": "số khởi đầu: cùng số thì cùng một tỉnh",
    "out": "thư mục mới hoặc rỗng",
    "done": "Đã tạo {units} đơn vị, {files} tệp trong {folders} thư mục; kho dữ liệu {store}; số liệu đúng {truth}.",
    "progress": "  {done}/{total}",
}
