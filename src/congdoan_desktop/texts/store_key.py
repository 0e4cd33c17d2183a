"""What is said about the pass-phrase of the data file: errors, and the sheet that opens it when it is forgotten."""

PHRASE_ERRORS: dict[str, str] = {
    "phrase.wrong": "Sai mật khẩu của tệp dữ liệu. Hãy nhập lại; xem phím Caps Lock và bộ gõ tiếng Việt (Unikey).",
    "phrase.code_wrong": "Mã này không mở được tệp dữ liệu. Có thể là phiếu cũ đã thay, hoặc là phiếu khôi phục khóa "
    "của đơn vị (phiếu khác). Phiếu cần tìm có tên “Phiếu khôi phục tệp dữ liệu”.",
    "phrase.damaged": "Tệp khóa (.khoa) để bên cạnh tệp dữ liệu bị mất hoặc bị hỏng nên không mở được. Hãy lấy lại tệp "
    ".khoa từ bản sao lưu: mỗi bản sao lưu đều có một tệp .khoa đi cùng.",
    "phrase.newer": "Tệp khóa (.khoa) do bản chương trình mới hơn ghi. Hãy dùng bản chương trình mới.",
    "phrase.exists": "Tệp dữ liệu này đã có mật khẩu rồi.",
    "phrase.none": "Tệp dữ liệu này không có mật khẩu.",
    "phrase.needed": "Tệp dữ liệu “{name}” có mật khẩu. Hãy chạy lệnh trong cửa sổ dòng lệnh để gõ mật khẩu, hoặc đặt "
    "mật khẩu vào biến môi trường {variable}.",
}

STORE_SHEET: dict[str, str] = {
    "title": "PHIẾU KHÔI PHỤC TỆP DỮ LIỆU",
    "made": "In lúc {moment}",
    "code": "Mã khôi phục",
    "fingerprint": "Vân tay của khóa tệp dữ liệu (SHA-256)",
    "fingerprint_note": "Vân tay không phải bí mật: dùng để biết phiếu này thuộc tệp dữ liệu nào (xem ở Cài đặt).",
    "for": "Phiếu này dùng để làm gì",
    "for_1": "Tệp dữ liệu của đơn vị (sổ tay tuyên truyền) được mã hóa và mở bằng mật khẩu.",
    "for_2": "Quên mật khẩu thì mở chương trình, chọn “Quên mật khẩu…”, gõ mã trên (chữ hoa, chữ thường, dấu cách đều "
    "được) rồi đặt mật khẩu mới. Phiếu này vẫn dùng được sau đó, cho cả các bản sao lưu.",
    "for_3": "Mất cả mật khẩu và phiếu này thì không ai mở lại được dữ liệu, kể cả người làm ra chương trình.",
    "keep": "Cất giữ",
    "keep_1": "Cho vào phong bì, dán kín, ký qua mép, cất trong két hoặc tủ khóa của đơn vị.",
    "keep_2": "Không chụp ảnh, không gửi qua Zalo hay thư điện tử, không để cùng chỗ với máy tính hay USB sao lưu.",
    "keep_3": "Ai có phiếu này và chép được tệp dữ liệu (cùng tệp .khoa) thì đọc được tất cả. Phong bì bị mở hoặc mất "
    "thì làm phiếu mới ở Cài đặt, phần “Mật khẩu, tự khóa”.",
    "no_signature": "Chương trình không giữ bản nào của phiếu này.",
}
