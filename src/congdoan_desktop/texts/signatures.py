"""What a check of a signed file says."""

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.verdict import State, Verdict
from congdoan_desktop.texts.unit_keys import SEAL_REASONS

REASONS: dict[str, str] = {
    "note.time_claimed": "Thời điểm ký ghi theo đồng hồ máy của người ký, chưa được bên thứ ba xác nhận.",
    "note.revocation_unknown": "Chưa kiểm tra được trạng thái thu hồi của chứng thư (không có danh sách thu hồi).",
    "note.revocation_embedded": "Tình trạng thu hồi chỉ biết theo danh sách kèm trong tệp, vào ngày lập danh "
    "sách. Nếu chứng thư bị thu hồi sau ngày đó thì ở đây chưa biết.",
    "trust.none": "Máy này chưa có chứng thư tin cậy nào để đối chiếu.",
    "issuer.unknown": "Chứng thư của người ký do một nơi chưa được tin cậy trên máy này cấp.",
    "issuer.out_of_date": "Chứng thư của nơi cấp không còn (hoặc chưa) trong thời hạn hiệu lực.",
    "issuer.look_alike": "Nơi cấp chứng thư mang tên của nơi được tin cậy nhưng dùng khóa khác: có dấu hiệu giả mạo.",
    "certificate.expired": "Chứng thư của người ký nay đã hết hạn.",
    "certificate.not_yet_valid": "Chứng thư của người ký chưa đến ngày có hiệu lực. Hãy kiểm tra ngày giờ của máy.",
    "certificate.unknown_rules": "Chứng thư có quy định bắt buộc mà chương trình không kiểm tra được.",
    "certificate.unreadable": "Không đọc được chứng thư của người ký.",
    "certificate.weak": "Khóa hoặc thuật toán của chứng thư quá yếu, không còn được coi là an toàn.",
    "certificate.not_for_signing": "Chứng thư không được cấp để ký văn bản.",
    "certificate.stray": "Kèm chữ ký có chứng thư lạ hoặc đã bị sửa, không thuộc chuỗi chứng thư của người ký.",
    "certificate.revoked": "Chứng thư của người ký đã bị thu hồi.",
    "certificate.outside_validity": "Thời điểm ký ghi trong tệp nằm ngoài thời hạn của chứng thư.",
    "crl.out_of_date": "Danh sách thu hồi trên máy đã quá hạn. Hãy lấy danh sách mới từ nơi cấp chứng thư.",
    "crl.not_genuine": "Danh sách thu hồi trên máy không phải do nơi cấp chứng thư ký.",
    "time.missing": "Chữ ký không ghi thời điểm ký.",
    "time.in_future": "Thời điểm ký muộn hơn giờ của máy này. Hãy kiểm tra ngày giờ của máy.",
    "not_signed": "Tệp không có chữ ký.",
    "not_supported": "Không phải tệp PDF hoặc Excel (.xlsx) mà chương trình kiểm tra được.",
    "too_large": "Tệp quá lớn, hoặc bung ra quá lớn, nên không mở.",
    "unreadable": "Tệp bị hỏng, không đọc được.",
    "changed": "Nội dung đã bị sửa sau khi ký.",
    "signature.wrong": "Chữ ký không khớp với chứng thư của người ký.",
    "signature.form": "Chữ ký không đúng khuôn dạng.",
    "signature.weak": "Chữ ký dùng thuật toán yếu hoặc không được chấp nhận.",
    "package.zip": "Tệp Excel có phần thừa hoặc bị hỏng ở lớp nén.",
    "package.names": "Tệp Excel chứa các thành phần trùng tên hoặc tên không hợp lệ.",
    "package.xml": "Tệp Excel có thành phần XML không hợp lệ.",
    "package.part_unsigned": "Tệp Excel có thành phần nằm ngoài chữ ký (đã bị thêm vào sau khi ký).",
    "package.part_missing": "Tệp Excel thiếu thành phần đã được ký.",
    "package.relationship": "Liên kết giữa các thành phần của tệp Excel đã bị thêm hoặc sửa.",
    "package.content_type": "Kiểu nội dung của thành phần trong tệp Excel đã bị sửa.",
    "pdf.bytes_before": "Tệp PDF có phần thừa ở đầu.",
    "pdf.range": "Phạm vi mà chữ ký bảo vệ trong tệp PDF không hợp lệ.",
    "pdf.not_whole": "Chữ ký cuối không bao trùm cả tệp PDF: tệp đã bị thêm vào sau khi ký.",
    "pdf.changed_between": "Giữa các lần ký, tệp PDF đã bị sửa nội dung.",
}

STATES: dict[State, str] = {
    State.VALID: "Hợp lệ",
    State.UNCONFIRMED: "Chưa xác nhận được",
    State.BROKEN: "Không hợp lệ",
}


def verdict_lines(verdict: Verdict) -> list[str]:
    """Return what a verdict says, one sentence a line: the file's reasons, then each signer with theirs.

    A seal is called niêm phong, and is shown with the fingerprint that it is known by.
    """
    is_seal = verdict.kind == "p7m"
    sentences = REASONS | SEAL_REASONS if is_seal else REASONS
    lines = [sentences.get(code, code) for code in verdict.reasons]
    for signer in verdict.signers:
        told = signer.claimed_at.astimezone(VIETNAM) if signer.claimed_at else None
        whose = "máy đã niêm phong" if is_seal else "máy người ký"
        at = f", {told:%H:%M %d/%m/%Y} (theo đồng hồ {whose})" if told else ""
        who = " – ".join(part for part in (signer.name, signer.organisation) if part)
        said = "Niêm phong của" if is_seal else "Người ký:"
        lines.append(f"{said} {who}{at}: {STATES[signer.state].lower()}")
        if signer.listed_at:
            lines.append(f"Danh sách thu hồi kèm trong tệp lập ngày {signer.listed_at.astimezone(VIETNAM):%d/%m/%Y}.")
        lines += [sentences.get(code, code) for code in signer.reasons if code not in verdict.reasons]
        lines += [f"Vân tay của khóa: {grouped_hex(signer.fingerprint)}"] if is_seal else []
    return lines


def grouped_hex(fingerprint: str) -> str:
    """Return hex digits as they are read out and compared: four and four."""
    return " ".join(fingerprint[start : start + 4] for start in range(0, len(fingerprint), 4)).upper()
