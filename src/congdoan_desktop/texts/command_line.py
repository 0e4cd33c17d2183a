"""Words of the command line."""

CLI: dict[str, str] = {
    "path": "TỆP-HOẶC-THƯ-MỤC",
    "receive": "kiểm tra và tiếp nhận báo cáo của các đơn vị (tệp, thư mục, ổ USB, thư đã lưu)",
    "receive_paths": "tệp, thư mục hoặc ổ USB có báo cáo",
    "receive_look": "chỉ kiểm tra, không ghi gì",
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
    "report": "lập báo cáo, văn bản: bản dự thảo, hoặc ký và vào sổ luôn",
    "kind": "LOẠI",
    "kind_help": "mã loại văn bản (xem danh sách ở cuối trang này)",
    "period": "KỲ",
    "period_help": "lập về kỳ nào, việc nào: 2026-H1 (6 tháng đầu năm), 2026-H2, 2026 (cả năm), 2026-06 (tháng), "
    "hoặc mã mà --list in ra",
    "report_out": "thư mục để tệp; chưa có thì tạo",
    "number": "SỐ",
    "number_help": "số văn bản; không ghi thì lấy số kế tiếp của sổ",
    "date": "NGÀY",
    "date_help": "ngày ký, dạng 30/6/2026; không ghi thì là hôm nay",
    "sign_with": "tệp chứng thư số (.p12, .pfx) để ký; không ghi thì chỉ lập bản dự thảo",
    "passphrase_file": "tệp chứa mật khẩu của chứng thư ở dòng đầu; chỉ để mình bạn đọc được, dùng xong thì xóa",
    "list": "in các kỳ, các việc có thể lập văn bản, không lập gì",
    "kinds": "Các loại văn bản:",
    "no_windows": "Chưa có kỳ hay việc nào để lập loại văn bản này.",
    "draft_done": "Bản dự thảo (chưa ký, chưa vào sổ):",
    "signed_done": "Đã ký và vào sổ {type} số {number}/{notation} ngày {day}:",
    "signed_at": "Bản gốc ở: {folder}",
    "selftest_done": "Tự kiểm tra xong: chương trình làm việc bình thường.",
}

SELFTEST: dict[str, str] = {
    "record": "ghi chép và lưu trữ",
    "report": "lập báo cáo",
    "sign": "ký PDF và Excel",
    "verify": "kiểm tra chữ ký",
    "tamper": "phát hiện tệp bị sửa",
}

COMMAND_ERRORS: dict[str, str] = {
    "command.unknown_kind": "Không có loại văn bản “{kind}”. Các loại: {kinds}.",
    "command.unknown_window": "Không có kỳ hoặc việc “{window}” để lập văn bản này. Xem danh sách: "
    "congdoan report {kind} --store TỆP --list",
    "command.bad_number": "“{text}” không phải số văn bản. Hãy ghi số nguyên từ 1 đến 999999.",
    "command.bad_day": "“{text}” không phải ngày có thật. Hãy ghi dạng 30/6/2026.",
    "command.no_store": "Hãy cho biết tệp dữ liệu: --store TỆP",
    "command.no_period": "Hãy cho biết kỳ (--period KỲ) và thư mục để tệp (--out THƯ_MỤC), hoặc xem danh sách: --list",
    "command.no_passphrase": "Muốn ký cần cả tệp chứng thư (--sign-with) và tệp mật khẩu (--passphrase-file).",
    "command.not_copied": "Văn bản đã ký, đã vào sổ và nằm ở “{folder}”, nhưng chưa chép được ra thư mục đã chọn: "
    "{reason}",
}
