"""The authority of a province and the certificates of its units: errors, words of the command."""

AUTHORITY_ERRORS: dict[str, str] = {
    "authority.exists": "Đã có chứng thư gốc đang dùng.",
    "authority.none": "Chưa tạo chứng thư gốc.",
    "authority.ended": "Chứng thư gốc trong bản sao này đã bị kết thúc ở đây, không dùng lại.",
    "authority.not_a_copy": "Tệp này không phải bản sao chứng thư gốc, hoặc đã hỏng.",
    "authority.other_owner": "Bản sao này là chứng thư gốc của đơn vị khác.",
    "certificate.unreadable": "Không đọc được chứng thư trong tệp này.",
    "certificate.unit_ended": "{unit} không còn hoạt động nên không cấp chứng thư.",
    "certificate.key_of_other": "Khóa này đã được ghi cho {unit}: mỗi khóa chỉ của một đơn vị.",
    "certificate.key_revoked": "Khóa này đã bị thu hồi: đơn vị phải tạo khóa mới.",
    "certificate.print_differs": "Dấu vân tay đọc qua điện thoại không khớp (cần ít nhất 20 ký tự). "
    "Không cấp chứng thư.",
    "certificate.own_name": "Không cấp, không ghi chứng thư mang tên của chính đơn vị cấp: "
    "sẽ bị hiểu là đơn vị cấp ký.",
    "certificate.no_reason": "Hãy ghi lý do thu hồi.",
    "certificate.revoked_before": "Không có chứng thư này, hoặc đã thu hồi từ trước.",
    "certificate.unknown_unit": "Không có đơn vị mang mã “{unit}” trong danh sách.",
    "key.other_certificate": "Chứng thư này không phải của khóa đang dùng ở đây.",
}

AUTHORITY_CLI: dict[str, str] = {
    "issue": "cấp chứng thư cho một đơn vị theo yêu cầu của đơn vị đó",
    "request": "tệp yêu cầu (PKCS#10) của đơn vị",
    "unit": "mã của đơn vị trong danh sách",
    "unit_word": "MÃ",
    "fingerprint": "dấu vân tay của khóa do đơn vị đọc qua điện thoại (ít nhất 20 ký tự)",
    "fingerprint_word": "DẤU",
    "with": "đã đối chiếu với ai, bằng cách nào",
    "with_word": "AI",
    "passphrase_file": "tệp có mật khẩu của chứng thư gốc",
    "out": "tệp chứng thư (.cer) để trả cho đơn vị",
    "done": "Đã cấp chứng thư cho {unit}, có giá trị đến {day}: {path}",
    "ask": "Dấu vân tay của khóa trong yêu cầu: {print}. Gọi cho đơn vị để đối chiếu, rồi chạy lại với --fingerprint.",
}
