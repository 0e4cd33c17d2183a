"""What is said about the unit's own key, sealed data and envelopes: errors, and what a check of a seal says."""

UNIT_KEY_ERRORS: dict[str, str] = {
    "key.none": "Đơn vị chưa có khóa. Hãy tạo khóa ở trang Cài đặt, phần “Khóa của đơn vị”.",
    "key.exists": "Đơn vị đã có khóa rồi. Muốn tạo khóa mới thì kết thúc khóa cũ trước.",
    "key.bad_passphrase": "Sai mật khẩu của khóa đơn vị. Hãy nhập lại; xem phím Caps Lock và bộ gõ tiếng Việt.",
    "key.damaged": "Khóa lưu trong tệp dữ liệu bị hỏng nên không mở được. Hãy khôi phục từ bản sao lưu, hoặc kết "
    "thúc khóa này rồi tạo khóa mới.",
    "key.unreadable_certificate": "Chứng thư trong tệp này sai khuôn dạng nên không nhận. Hãy xin nơi cấp tệp khác.",
    "key.passphrase_short": "Cần ít nhất {least} ký tự: ai chép được tệp dữ liệu thì có thể cho máy dò thử, mật khẩu "
    "ngắn sẽ bị dò ra.",
    "key.passphrase_monotonous": "Mật khẩu lặp đi lặp lại vài ký tự thì dễ đoán. Hãy dùng một câu có nhiều chữ khác "
    "nhau.",
    "key.passphrase_digits": "Mật khẩu chỉ gồm chữ số (ngày sinh, số điện thoại …) thì máy dò ra rất nhanh. Hãy dùng "
    "một câu có chữ.",
    "key.passphrase_name": "Tên đơn vị là điều ai cũng biết nên không dùng làm mật khẩu. Hãy dùng một câu chỉ mình "
    "anh/chị nhớ.",
    "key.export_short": "Mật khẩu của tệp xuất ra cần ít nhất {least} ký tự: định dạng .p12 bảo vệ kém hơn tệp dữ "
    "liệu, và tệp rời dễ bị chép.",
    "key.code_letters": "Mã khôi phục chỉ gồm chữ không dấu và số. Hãy tắt bộ gõ tiếng Việt (Unikey) rồi gõ lại.",
    "key.code_length": "Mã khôi phục có {wanted} ký tự, ở đây có {found}. Hãy xem lại trên phiếu khôi phục.",
    "key.code_mistyped": "Có ký tự gõ chưa đúng. Hãy so từng nhóm với phiếu khôi phục.",
    "key.code_wrong": "Mã này không phải mã khôi phục của khóa hiện nay. Có thể là phiếu cũ: mỗi lần tạo khóa hoặc "
    "khôi phục thì có phiếu mới, phiếu cũ không dùng được nữa.",
    "seal.too_large": "Tệp số liệu quá lớn nên chưa niêm phong được (cho phép tối đa {limit} MB).",
    "envelope.unreadable_certificate": "Không đọc được chứng thư của nơi nhận. Cần tệp .cer, .crt hoặc .pem do nơi "
    "nhận gửi.",
    "envelope.unfit_certificate": "Chứng thư này không dùng để mã hóa được. Hãy xin nơi nhận tệp chứng thư mã hóa "
    "(RSA từ 2048 bit).",
    "envelope.out_of_date": "Chứng thư mã hóa của nơi nhận chỉ có hiệu lực từ {start:%d/%m/%Y} đến {end:%d/%m/%Y}. "
    "Hãy xin chứng thư mới, hoặc kiểm tra ngày giờ của máy.",
    "envelope.too_large": "Tệp quá lớn nên không mã hóa được (cho phép tối đa {limit} MB). Hãy chia nhỏ rồi gửi.",
    "envelope.damaged": "Tệp mã hóa bị hỏng hoặc không đúng khuôn dạng.",
    "envelope.not_for_us": "Tệp này được mã hóa cho nơi nhận khác nên ở đây không mở được.",
    "envelope.wrong_key": "Khóa không khớp với chứng thư mã hóa.",
}

SEAL_REASONS: dict[str, str] = {
    "note.time_claimed": "Thời điểm niêm phong ghi theo đồng hồ máy đã niêm phong, chưa được bên thứ ba xác nhận.",
    "issuer.unknown": "Khóa niêm phong chưa được nơi nào tin cậy trên máy này xác nhận. Hãy gọi điện cho đơn vị gửi "
    "để so vân tay của khóa.",
    "trust.none": "Máy này chưa có chứng thư tin cậy nào để đối chiếu. Hãy gọi điện cho đơn vị gửi để so vân tay của "
    "khóa.",
    "certificate.expired": "Chứng thư của khóa niêm phong nay đã hết hạn.",
    "certificate.not_yet_valid": "Chứng thư của khóa niêm phong chưa đến ngày có hiệu lực. Hãy kiểm tra ngày giờ của "
    "máy.",
    "certificate.unreadable": "Không đọc được chứng thư của khóa niêm phong.",
    "certificate.not_for_signing": "Chứng thư không được cấp để niêm phong.",
    "certificate.stray": "Kèm niêm phong có chứng thư lạ hoặc đã bị sửa.",
    "certificate.revoked": "Chứng thư của khóa niêm phong đã bị thu hồi.",
    "certificate.outside_validity": "Thời điểm niêm phong ghi trong tệp nằm ngoài thời hạn của chứng thư.",
    "time.missing": "Niêm phong không ghi thời điểm.",
    "time.in_future": "Thời điểm niêm phong muộn hơn giờ của máy này. Hãy kiểm tra ngày giờ của máy.",
    "not_signed": "Tệp chưa được niêm phong.",
    "not_supported": "Không phải tệp niêm phong (.p7m) mà chương trình kiểm tra được.",
    "changed": "Nội dung đã bị sửa sau khi niêm phong.",
    "signature.wrong": "Niêm phong không khớp với khóa ghi trong tệp.",
    "signature.form": "Niêm phong không đúng khuôn dạng.",
    "signature.weak": "Niêm phong dùng thuật toán yếu hoặc không được chấp nhận.",
}

RECOVERY_SHEET: dict[str, str] = {
    "title": "PHIẾU KHÔI PHỤC KHÓA CỦA ĐƠN VỊ",
    "made": "In lúc {moment}",
    "code": "Mã khôi phục",
    "fingerprint": "Vân tay của khóa (SHA-256)",
    "fingerprint_note": "Vân tay không phải bí mật: đọc cho nơi nhận qua điện thoại để so với vân tay họ thấy trên "
    "máy.",
    "for": "Phiếu này dùng để làm gì",
    "for_1": "Khóa của đơn vị niêm phong tệp số liệu đi kèm báo cáo ký tay. Khóa được giữ bằng mật khẩu.",
    "for_2": "Quên mật khẩu thì mở Cài đặt, phần “Khóa của đơn vị”, chọn “Quên mật khẩu…”, rồi gõ mã trên (chữ hoa, "
    "chữ thường, dấu cách đều được) để đặt mật khẩu mới. Khi đó chương trình in phiếu mới, phiếu này hủy.",
    "for_3": "Mất cả mật khẩu và phiếu thì không ai mở lại được khóa. Số liệu không mất; chỉ phải tạo khóa mới và "
    "báo nơi nhận vân tay mới.",
    "keep": "Cất giữ",
    "keep_1": "Cho vào phong bì, dán kín, ký qua mép, cất trong két hoặc tủ khóa của đơn vị.",
    "keep_2": "Không chụp ảnh, không gửi qua Zalo hay thư điện tử, không để cùng chỗ với máy tính.",
    "keep_3": "Ai có phiếu này và tệp dữ liệu thì niêm phong được thay đơn vị. Phong bì bị mở hoặc mất thì kết thúc "
    "khóa và tạo khóa mới.",
    "no_signature": "Chương trình không giữ bản nào của phiếu này.",
}
