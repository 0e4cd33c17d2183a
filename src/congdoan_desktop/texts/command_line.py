"""Words of the command line."""

CLI: dict[str, str] = {
    "about": "Sổ tay tuyên truyền của công đoàn cơ sở. Không kèm lệnh nào thì mở cửa sổ chương trình.",
    "command": "LỆNH",
    "file": "TỆP",
    "folder": "THƯ_MỤC",
    "store": "tệp dữ liệu (.congdoan) cần mở",
    "demo": "lập một đơn vị mẫu và đi hết con đường từ ghi chép đến báo cáo đã ký",
    "out": "thư mục để các tệp mẫu",
    "verify": "kiểm tra chữ ký của báo cáo (PDF, Excel)",
    "trust": "thư mục chứa chứng thư tin cậy (.cer, .crt, .pem) và danh sách thu hồi (.crl)",
    "crl": "danh sách chứng thư thu hồi",
    "json": "in kết quả dạng JSON",
    "selftest": "tự kiểm tra bản cài đặt: ghi, lập báo cáo, ký, kiểm tra chữ ký",
    "usage": "Cách dùng:",
    "files": "tệp báo cáo cần kiểm tra",
    "usage_error": "Lệnh chưa đúng hoặc còn thiếu phần.",
    "options": "tùy chọn",
    "arguments": "lệnh và tham số",
    "help": "in trang này",
    "version": "in số phiên bản",
    "demo_done": "Đã lập xong đơn vị mẫu trong thư mục {folder}:",
    "selftest_done": "Tự kiểm tra xong: chương trình làm việc bình thường.",
}

SELFTEST: dict[str, str] = {
    "record": "ghi chép và lưu trữ",
    "report": "lập báo cáo",
    "sign": "ký PDF và Excel",
    "verify": "kiểm tra chữ ký",
    "tamper": "phát hiện tệp bị sửa",
}
