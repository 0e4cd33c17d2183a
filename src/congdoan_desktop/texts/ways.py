"""Words of the register, of signing elsewhere and of paper signed by hand; what a person can mend there."""

REGISTER: dict[str, str] = {
    "skipped": "Bỏ trống khi cấp số {number} ({day})",
    "on_file": "Có văn bản mang số này (tệp “{name}”) mà sổ không còn ghi: hãy ghi văn bản ấy vào đây",
    "void": "Hủy số: {reason}",
    "plan": "Kế hoạch",
    "plan_code": "KH",
}

WAYS: dict[str, str] = {
    "program": "Ký số trong chương trình (tệp .p12)",
    "token": "Ký số bằng USB token",
    "other_program": "Ký số bằng phần mềm khác",
    "by_hand": "Ký tay, đóng dấu",
    "attached_workbook": "Báo cáo dạng bảng tính",
}

WAYS_ERRORS: dict[str, str] = {
    "register.incomplete": "Cần ghi đủ số, ngày, tên loại và trích yếu của văn bản.",
    "register.too_far": "Số {number} cách quá xa số kế tiếp của sổ ({next}). Hãy xem lại số vừa gõ.",
    "register.on_file": "Số {number} đã có trên tệp “{name}” trong thư mục của đơn vị, dù sổ không ghi: có lẽ dữ liệu "
    "đã quay lại một bản sao lưu cũ. Hãy dùng số {next}, rồi ghi văn bản số {number} vào sổ (Gửi và nhận, thẻ Sổ văn "
    "bản đi).",
    "register.no_reason": "Hãy ghi lý do hủy số này.",
    "register.waiting": "Số {number} đang giữ cho một văn bản chờ ký. Muốn bỏ số thì hủy văn bản chờ ký đó.",
    "prepare.waiting": "Văn bản này đang chờ ký ở nơi khác (tệp “{name}”). Hãy lấy bản đã ký về, hoặc hủy bản chờ ký "
    "rồi làm lại.",
    "prepare.number_missing": "Ký bằng phần mềm khác thì số và ngày phải có sẵn trên văn bản. Hãy ghi số và ngày.",
    "prepare.not_waiting": "Văn bản này không còn chờ ký: đã ký xong hoặc đã hủy.",
    "prepare.no_reason": "Hãy ghi lý do hủy văn bản chờ ký này.",
    "return.not_a_pdf": "“{name}” không phải tệp PDF. Hãy chọn tệp PDF mà phần mềm ký đã lưu.",
    "return.not_ours": "“{name}” không phải văn bản đang chờ ký này. Hãy chọn đúng tệp đã ký từ “{expected}”.",
    "return.other_paper": "“{name}” là bản đã ký của một văn bản khác ({other}). Hãy chọn đúng tệp, hoặc nhận về ở văn "
    "bản đó.",
    "return.not_signed": "“{name}” chưa có chữ ký số nào. Hãy ký tệp này bằng phần mềm ký số, lưu lại rồi nhận về.",
    "return.rewritten": "Phần mềm ký đã ghi lại toàn bộ tệp “{name}” nên không còn đúng từng byte như bản chương trình "
    "đưa ra. Hãy ký lại từ tệp “{expected}”, tắt các mục nén, tối ưu, chuyển đổi hoặc “in ra PDF” của phần mềm ký; "
    "hoặc ký tay.",
    "return.content_changed": "Nội dung “{name}” khác với văn bản đang chờ ký, dù cùng một báo cáo. Không nhận tệp "
    "này.",
    "return.added": "Ngoài chữ ký, tệp “{name}” còn bị thêm hoặc sửa nội dung trang sau khi chương trình đưa ra. Hãy "
    "ký lại từ tệp “{expected}”, chỉ đặt chữ ký.",
    "return.changed": "“{name}” đã ký nhưng sau đó bị sửa, hoặc chữ ký không bao trùm cả tệp. Hãy ký lại từ tệp "
    "“{expected}”.",
    "return.bad_signature": "Chữ ký trên “{name}” không dùng được: {reasons} Hãy ký lại bằng chứng thư khác hoặc phần "
    "mềm khác.",
    "scan.not_a_pdf": "“{name}” không phải tệp PDF. Hãy đặt máy quét lưu thành một tệp PDF: màu, từ 200 dpi, khổ A4, "
    "tỷ lệ 100 %, đủ các trang.",
    "scan.is_the_paper": "“{name}” chính là tệp đã in ra, không phải bản quét. Hãy in, ký, đóng dấu, rồi quét lại bản "
    "giấy.",
    "scan.locked": "Tệp PDF này đặt mật khẩu nên không xem được. Hãy quét lại, không đặt mật khẩu.",
    "scan.unreadable": "Tệp PDF này hỏng nên không đọc được. Hãy quét lại.",
    "scan.damaged": "Tệp PDF “{name}” hỏng ở trang {page}. Hãy quét lại.",
    "scan.too_many_pages": "Tệp có quá {limit} trang. Hãy quét riêng văn bản này vào một tệp.",
    "scan.no_picture": "Trang {pages} của tệp không phải ảnh quét. Hãy quét bản giấy đã ký, đóng dấu thành PDF.",
    "scan.too_coarse": "Ảnh quét chỉ đạt {dpi} dpi. Quy định là ít nhất 200 dpi (NĐ 30/2020): hãy đặt máy quét 300 dpi "
    "rồi quét lại.",
    "scan.foreign_pages": "Trang {pages} của tệp mang mã đối chiếu của một văn bản khác. Hãy quét riêng văn bản này.",
    "scan.pages_missing": "Bản quét còn thiếu trang {pages}. Hãy quét lại đủ các trang vào một tệp.",
    "scan.code_needed": "Chưa đọc được mã ở trang {pages}. Hãy gõ mã đối chiếu in ở chân trang giấy đã ký (12 ký tự).",
    "scan.wrong_code": "Mã vừa gõ không phải mã của văn bản này. Hãy xem lại mã in ở chân trang; nếu đúng như vậy thì "
    "tờ giấy đã ký không phải bản chương trình đang chờ.",
    "scan.number_differs": "Trên giấy in sẵn số {number}. Hãy ghi đúng số đó; nếu số đã sửa bằng bút thì hủy bản chờ "
    "ký và in lại.",
    "scan.other_year": "Số {number} giữ ở sổ năm {year} nên ngày trên giấy phải thuộc năm đó. Nếu ký sang năm khác thì "
    "hủy bản chờ ký và in lại.",
    "scan.day_differs": "Trên giấy in sẵn ngày {day}. Hãy ghi đúng ngày đó; nếu ngày đã sửa bằng bút thì hủy bản chờ "
    "ký và in lại.",
}
