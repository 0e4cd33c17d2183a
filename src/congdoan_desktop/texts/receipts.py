"""Receipts: the paper of the province, and what a unit reads in it."""

from collections.abc import Sequence

from congdoan_desktop.domain.province.findings import parted
from congdoan_desktop.texts.receiving import FINDINGS, finding_sentence

RECEIPT: dict[str, str] = {
    "attached": "Kết quả tiếp nhận (dữ liệu)",
    "report": "{window}, V{revision}",
    "numbered_report": "{window}, V{revision}, số {number}",
    "listed_units": "Các đơn vị có tên ở Biểu kèm theo",
    "stick": "“{name}”",
    "folder": "Bien nhan",
    "letter_subject": "Phiếu tiếp nhận số {number} của {unit}",
    "letter_body": "Kính gửi: {receiver}.\n\n{unit} gửi phiếu tiếp nhận số {number}: kết quả tiếp nhận báo cáo, và lý "
    "do nếu cần bổ sung. Lưu tệp đính kèm “{name}” rồi nhận trong chương trình: mục “Gửi và nhận”, thẻ “Nhận về”.",
    "letter_receiver": "các đơn vị",
}

RECEIPT_OUTCOMES: dict[str, str] = {
    "accepted": "Đã tiếp nhận",
    "sent_back": "Cần bổ sung",
    "refused": "Không tiếp nhận",
}

ANSWERS: dict[str, str] = {
    "accepted": "✓ Cấp trên đã nhận",
    "sent_back": "! Cần bổ sung",
    "refused": "✗ Bị từ chối",
}
"""What a unit reads of the same outcomes about its own paper."""

RECEIPT_ERRORS: dict[str, str] = {
    "incoming.unknown": "“{name}” không phải bộ phát hành hay phiếu tiếp nhận của công đoàn cấp trên.",
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


def reason_words(outcome: str, codes: Sequence[str], reason: str) -> str:
    """Return why a file ended as it did, in plain words: the officer's first; codes of a newer program say nothing."""
    found = map(parted, codes) if outcome != "accepted" else ()
    reason = f"{reason}." if reason and reason[-1] not in ".!?…" else reason
    return " ".join(filter(None, (reason, *(finding_sentence(*one) for one in found if one[0] in FINDINGS))))
