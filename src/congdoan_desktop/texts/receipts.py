"""Receipts: the paper of the province, and what a unit reads in it."""

RECEIPT: dict[str, str] = {
    "attached": "Kết quả tiếp nhận (dữ liệu)",
    "report": "{type}, {window}, V{revision}",
    "stick": "“{name}”",
}

RECEIPT_OUTCOMES: dict[str, str] = {
    "accepted": "Đã tiếp nhận",
    "sent_back": "Cần bổ sung",
    "refused": "Không tiếp nhận",
}

RECEIPT_ERRORS: dict[str, str] = {
    "receipt.nothing": "Không có tệp nào để trả lời.",
    "receipt.invalid": "Phiếu tiếp nhận không đúng quy cách ({where}).",
    "receipt.too_new": "Phiếu tiếp nhận do bản chương trình mới hơn lập ({schema}). Hãy cập nhật chương trình.",
    "receipt.not_a_receipt": "“{name}” không phải phiếu tiếp nhận.",
    "receipt.changed": "Không nhận “{name}”: phiếu đã bị sửa hoặc chữ ký không đúng.",
    "receipt.forged": "Không nhận “{name}”: phiếu không do công đoàn cấp trên của đơn vị ký.",
    "receipt.no_trust": "Chưa kiểm tra được “{name}”: máy này chưa nhận bộ phát hành nào của công đoàn cấp trên.",
    "receipt.not_ours": "Phiếu “{name}” trả lời cho tệp của đơn vị khác.",
    "receipt.not_own_signer": "Khóa này không ký được phiếu tiếp nhận: chứng thư phải do chính đơn vị cấp cho mình.",
}
