"""The authority of a province and the certificates of its units: errors, words of the command."""

AUTHORITY_ERRORS: dict[str, str] = {
    "authority.exists": "Đã có chứng thư gốc đang dùng.",
    "authority.bad_passphrase": "Sai mật khẩu của chứng thư gốc. Hãy nhập lại; xem phím Caps Lock và bộ gõ tiếng Việt.",
    "authority.name_taken": "Đã có chứng thư gốc mang tên này. Chứng thư gốc mới phải mang tên khác.",
    "authority.name_long": "Tên quá dài (tối đa {most} byte; chữ có dấu tính 2–3 byte). Hãy viết tắt.",
    "authority.none": "Chưa tạo chứng thư gốc.",
    "authority.ended": "Chứng thư gốc trong bản sao này đã bị kết thúc ở đây, không dùng lại.",
    "authority.not_a_copy": "Tệp này không phải bản sao chứng thư gốc, hoặc đã hỏng.",
    "authority.paper_incomplete": "Chưa đọc được đủ {wanted} mã trên tờ 2 (đọc được {found}). Hãy quét lại cả trang, "
    "thẳng, từ 200 dpi.",
    "authority.lacks_copies": "Chưa có đủ hai bản sao của chứng thư gốc. Hãy làm xong bản sao rồi mới cấp chứng thư.",
    "authority.other_owner": "Bản sao này là chứng thư gốc của đơn vị khác.",
    "certificate.unreadable": "Không đọc được chứng thư trong tệp này.",
    "certificate.not_for_signing": "Chứng thư này không dùng để ký văn bản: là chứng thư của nơi cấp, hoặc chỉ để mã "
    "hóa, hoặc khóa quá yếu (cần RSA từ 2048 bit hoặc ECDSA từ 256 bit).",
    "certificate.ended": "Chứng thư này đã hết hạn ngày {day} nên không ghi nhận.",
    "certificate.no_request": "Yêu cầu này không còn trong danh sách chờ.",
    "certificate.too_many_waiting": "Đã có quá nhiều yêu cầu chờ (tối đa {most}). Hãy cấp hoặc bỏ bớt yêu cầu cũ.",
    "certificate.none_for_us": "Không thấy chứng thư nào cấp cho khóa đang dùng ở đây.",
    "certificate.unknown_issuer": "Chứng thư này không do chứng thư gốc của cấp trên cấp nên không nhận. Hãy hỏi lại "
    "cấp trên; nếu cấp trên vừa đổi chứng thư gốc thì nhận bộ phát hành mới trước.",
    "certificate.older": "Đang dùng chứng thư cấp sau chứng thư này (đến ngày {day}) nên không nhận bản cũ hơn.",
    "certificate.revoked_here": "Chứng thư này đã bị cấp trên thu hồi nên không nhận.",
    "certificate.unit_ended": "{unit} không còn hoạt động nên không cấp chứng thư.",
    "certificate.other_unit": "Yêu cầu này ghi mã đơn vị “{named}”, không phải của {unit}. Không cấp.",
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
    "out": "tệp để trả cho đơn vị: .p7b (kèm chứng thư gốc) hoặc .cer",
    "done": "Đã cấp chứng thư cho {unit}, có giá trị đến {day}: {path}",
    "ask": "Dấu vân tay của khóa trong yêu cầu: {print}. Gọi cho đơn vị để đối chiếu, rồi chạy lại với --fingerprint.",
}

AUTHORITY_SHEET: dict[str, str] = {
    "title": "PHIẾU KHÔI PHỤC CHỨNG THƯ GỐC (TỜ 1)",
    "made": "In lúc {moment}",
    "code": "Mã khôi phục",
    "fingerprint": "Dấu vân tay của chứng thư gốc (SHA-256)",
    "fingerprint_note": "Dấu vân tay không phải bí mật: đọc 20 ký tự đầu cho đơn vị qua điện thoại khi đơn vị nhận bộ "
    "phát hành đầu tiên.",
    "for": "Tờ 1 dùng để làm gì",
    "for_1": "Chứng thư gốc cấp chứng thư cho các đơn vị và thu hồi chứng thư. Khóa của nó được giữ bằng mật khẩu.",
    "for_2": "Quên mật khẩu: mở Bộ phát hành, thẻ “Chứng thư”, nút “Chứng thư gốc”, “Quên mật khẩu…”, gõ mã trên, đặt "
    "mật khẩu mới, rồi in lại cả hai tờ. Mất tệp dữ liệu: “Khôi phục từ bản sao…”, lấy bản sao (USB, hoặc tờ 2 đã quét "
    "thành PDF), gõ mật khẩu hoặc mã trên.",
    "for_3": "Mất cả mật khẩu và tờ này thì không ai mở lại được. Chứng thư đã cấp vẫn kiểm tra được đến hết hạn; phải "
    "tạo chứng thư gốc mới, phát hành lại và cấp lại cho các đơn vị.",
    "keep": "Cất giữ",
    "keep_1": "Cho vào phong bì, dán kín, ký qua mép, cất trong két. Tờ 2 và USB để ở nơi khác.",
    "keep_2": "Không chụp ảnh, không gửi qua Zalo hay thư điện tử.",
    "keep_3": "Ai có cả tờ 1 và một bản sao thì cấp được chứng thư giả của mọi đơn vị. Phong bì bị mở hoặc mất thì báo "
    "lãnh đạo ngay, kết thúc chứng thư gốc này và tạo cái mới.",
    "no_signature": "Chương trình không giữ bản nào của phiếu này.",
    "copy_title": "BẢN SAO CHỨNG THƯ GỐC (TỜ 2)",
    "copy_keep": "Cất giữ và dùng lại",
    "copy_keep_1": "Bốn mã trên là chứng thư gốc với khóa đã bọc kín: không có mật khẩu hoặc mã khôi phục (tờ 1) thì "
    "không mở được. Cất ở nơi khác với tờ 1.",
    "copy_keep_2": "Khi cần: quét tờ này thành PDF (từ 200 dpi), chọn tệp đó ở “Khôi phục từ bản sao…”. Xong thì xóa "
    "tệp quét.",
}
