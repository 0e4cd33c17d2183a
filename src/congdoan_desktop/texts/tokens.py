"""What a person can mend about signing (USB tokens, revocation, the look), by the code of its `UserError`."""

_OWN_PROGRAM = "Hãy mở phần mềm quản lý token của nhà cung cấp"

TOKEN_ERRORS: dict[str, str] = {
    "signer.revoked": "Chứng thư này đã bị thu hồi nên không ký được. Hãy liên hệ nơi cấp chứng thư.",
    "stamp.unfit_picture": "Ảnh chữ ký không dùng được. Cần ảnh PNG, nhiều nhất 2 MB và 4.000 × 4.000 điểm ảnh.",
    "token.no_driver": "Chưa thấy trình điều khiển USB token nào trên máy này. Hãy cài phần mềm của nhà cung cấp chữ "
    "ký số, hoặc tự chọn tệp trình điều khiển (PKCS#11).",
    "token.driver_bad": "“{name}” không phải trình điều khiển USB token (PKCS#11) loại {bits} bit. Hãy chọn tệp khác, "
    "hoặc cài bản {bits} bit của nhà cung cấp.",
    "token.none": "Chưa thấy USB token nào. Hãy cắm token vào máy, đợi vài giây rồi làm lại.",
    "token.no_certificate": "Trên USB token không có chứng thư dùng để ký (cần khóa RSA từ 2048 bit hoặc ECDSA P-256).",
    "token.no_pin": "Chưa nhập mã PIN của USB token.",
    "token.wrong_pin": "Sai mã PIN của USB token. Nhập sai nhiều lần liền thì token tự khóa, có loại chỉ cho sai 3 "
    "lần. Hãy xem lại mã rồi nhập.",
    "token.wrong_pin_last": "Sai mã PIN, và chỉ còn đúng một lần thử trước khi USB token tự khóa nên chương trình dừng "
    f"ở đây. {_OWN_PROGRAM} để nhập lại mã PIN.",
    "token.last_try": "USB token chỉ còn đúng một lần thử mã PIN nên chương trình chưa gửi mã, để token khỏi bị khóa. "
    f"{_OWN_PROGRAM} để nhập đúng mã PIN một lần rồi quay lại.",
    "token.locked": "USB token đã bị khóa mã PIN. Hãy liên hệ nhà cung cấp chữ ký số để mở khóa.",
    "token.change_pin": f"Mã PIN của USB token chưa đặt hoặc đã hết hạn. {_OWN_PROGRAM} để đặt mã PIN mới.",
    "token.gone": "Không thấy USB token đã chọn: token đã rút ra hoặc đã thay bằng token khác. Hãy cắm lại token rồi "
    "chọn lại chứng thư. Mã PIN chưa gửi cho token khác.",
    "token.no_key": "Trên USB token không có khóa ký của chứng thư đã chọn. Hãy chọn chứng thư khác.",
    "token.no_answer": "Trình điều khiển “{name}” không trả lời nên đã dừng lại. Hãy rút USB token, cắm lại rồi làm "
    "lại. Nếu vẫn vậy, hãy ký bằng phần mềm của nhà cung cấp rồi nhận lại tệp.",
    "token.failed": "Trình điều khiển “{name}” báo lỗi hoặc dừng đột ngột, chưa ký được. Hãy rút USB token, cắm lại "
    "rồi làm lại. Nếu vẫn vậy, hãy ký bằng phần mềm của nhà cung cấp rồi nhận lại tệp.",
}
