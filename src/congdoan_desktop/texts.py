"""Code → Vietnamese sentence: errors, problems, verdicts, reasons; for the window and the command line alike."""

import re
from collections.abc import Mapping
from datetime import date

from congdoan_desktop.domain.period import VIETNAM, Period, parse_period
from congdoan_desktop.domain.verdict import State, Verdict
from congdoan_desktop.errors import UserError

ERRORS: dict[str, str] = {
    "file.disk_full": "Ổ đĩa đã đầy, chưa ghi được “{name}”. Hãy dọn bớt hoặc chọn nơi khác rồi làm lại.",
    "file.read_only": "Không có quyền ghi “{name}” ở nơi này. Hãy chọn thư mục khác.",
    "file.missing_folder": "Không có thư mục để ghi “{name}”. Hãy chọn thư mục khác.",
    "file.not_written": "Chưa ghi được “{name}”. Tệp cũ (nếu có) vẫn còn nguyên.",
    "file.exists": "Đã có tệp “{name}” ở đó nên không ghi đè. Hãy chọn số khác hoặc thư mục khác.",
    "file.too_large": "Tệp “{name}” quá lớn (cho phép tối đa {limit} MB).",
    "file.unreadable": "Không đọc được tệp “{name}”.",
    "store.missing": "Không tìm thấy tệp dữ liệu “{name}”.",
    "store.exists": "Ở đây đã có tệp “{name}”. Hãy đặt tên khác hoặc chọn thư mục khác.",
    "store.unreadable": "Không mở được tệp dữ liệu “{name}”.",
    "store.not_ours": "“{name}” không phải tệp dữ liệu của chương trình này, hoặc đã được khóa bằng mật khẩu.",
    "store.wrong_key": "Sai mật khẩu của tệp dữ liệu “{name}”.",
    "store.too_new": "Tệp dữ liệu “{name}” do bản chương trình mới hơn ghi nên không mở, để khỏi làm mất dữ liệu. "
    "Hãy cập nhật chương trình.",
    "store.too_old": "Tệp dữ liệu “{name}” do bản chương trình cũ ghi. Hãy mở tệp bằng chương trình này một lần.",
    "store.in_use": "Tệp dữ liệu “{name}” đang được mở ở một cửa sổ khác. Hãy đóng cửa sổ đó rồi làm lại.",
    "store.damaged": "Tệp dữ liệu “{name}” bị hỏng. Hãy khôi phục từ bản sao lưu gần nhất.",
    "store.read_only": "Không được phép ghi vào tệp dữ liệu “{name}” hoặc thư mục chứa nó. Dữ liệu cũ vẫn còn nguyên.",
    "store.disk_full": "Ổ đĩa đã đầy nên chưa lưu được vào “{name}”. Dữ liệu đã lưu vẫn còn nguyên. "
    "Hãy dọn bớt ổ đĩa rồi lưu lại.",
    "store.io_error": "Ổ đĩa báo lỗi khi đọc hoặc ghi “{name}”. Hãy kiểm tra ổ đĩa (hoặc cắm lại USB) rồi làm lại.",
    "store.copy_failed": "Chưa sao chép được thành “{name}”. Tệp gốc vẫn còn nguyên. "
    "Hãy kiểm tra chỗ trống và quyền ghi của thư mục.",
    "store.report_locked": "Báo cáo đã ký và gửi thì không sửa, không xóa được. Hãy lập báo cáo mới thay thế.",
    "store.answers_locked": "Phiếu khảo sát đã ghi thì không sửa được.",
    "program.incomplete": "Bản cài đặt thiếu tệp ({path}). Hãy cài lại chương trình.",
    "unit.missing": "Tệp dữ liệu chưa có thông tin đơn vị. Hãy khai báo ở trang Cài đặt.",
    "survey.closed": "Đợt khảo sát đã kết thúc nên không nhập thêm phiếu và không kết thúc lần nữa.",
    "survey.open": "Đợt khảo sát chưa kết thúc nên chưa xem được kết quả.",
    "survey.too_few": "Mới có {count} phiếu hợp lệ. Cần ít nhất {smallest} phiếu mới kết thúc được: ít phiếu hơn thì "
    "có thể đoán ra ai trả lời gì.",
    "survey.faulty_sheet": "Phiếu này còn câu bắt buộc chưa trả lời hoặc câu trả lời không đúng mẫu nên chưa nhận.",
    "survey.unknown_questionnaire": "Không tìm thấy mẫu phiếu “{name}” trong chương trình.",
    "declaration.no_evidence": "Cần ghi căn cứ của số ước tính (danh sách, sổ chấm công, biên bản …).",
    "declaration.negative": "Số ước tính không thể âm.",
    "handover.exists": "Nơi nhận đã có tệp khác cùng tên “{name}”. Hãy chọn thư mục khác để không ghi đè.",
    "handover.differs": "Đọc lại “{name}” ở nơi nhận thấy không giống bản gốc. Hãy rút ổ ra, cắm lại rồi lưu lần nữa.",
    "record.invalid": "Chưa lưu được vì còn mục chưa đúng: {fields}.",
    "trust.crl_alone": "Danh sách thu hồi chỉ dùng được cùng thư mục chứng thư tin cậy (--trust).",
    "window.no_display": "Máy này không có màn hình để mở cửa sổ. Có thể chạy: congdoan demo --out THƯ_MỤC",
    "demo.not_empty": "Thư mục “{folder}” đã có tệp. Hãy chọn một thư mục trống hoặc chưa có.",
    "selftest.failed": "Tự kiểm tra không đạt ở tệp “{name}” ({reasons}). Hãy cài lại chương trình.",
    "report.number_taken": "Số {number} của năm {year} đã dùng cho một báo cáo khác. Hãy chọn số khác.",
    "sign.check_failed": "Tệp vừa ký không qua được bước kiểm tra nên chưa lưu ({reasons}). Hãy ký lại.",
    "profile.missing": "Chưa khai báo người ký và cách ký văn bản. Hãy điền ở trang Cài đặt.",
    "reference.damaged": "Tệp đi kèm chương trình “{name}” bị thiếu hoặc hỏng. Hãy cài lại chương trình.",
    "xlsform.unreadable": "Không đọc được tệp này như một phiếu khảo sát XLSForm (.xlsx).",
    "xlsform.too_big": "Tệp phiếu khảo sát quá lớn hoặc bất thường nên không mở.",
    "xlsform.invalid": "Phiếu khảo sát có lỗi: {reason}",
    "xlsform.unsupported": "Dòng {row} của phiếu khảo sát dùng “{what}”, chương trình chưa hỗ trợ.",
    "data.invalid": "Dữ liệu không đúng khuôn dạng: {where}",
    "font.missing": "Thiếu hoặc hỏng phông chữ “{name}” đi kèm chương trình. Hãy cài lại chương trình.",
    "font.letters_missing": "Phông chữ không có các ký tự sau nên chưa in được: {letters}. Hãy gõ lại.",
    "report.invalid": "Dữ liệu báo cáo trong tệp không đúng khuôn dạng: {where}",
    "report.too_new": "Báo cáo này do bản chương trình mới hơn lập ({schema}). Hãy cập nhật chương trình rồi mở lại.",
    "pdf.unreadable": "Tệp PDF bị hỏng hoặc không phải tệp PDF.",
    "workbook.unreadable": "Tệp Excel bị hỏng hoặc không phải tệp .xlsx.",
    "attachment.missing": "Trong tệp không có phần dữ liệu “{name}”.",
    "attachment.too_large": "Phần đính kèm trong tệp quá lớn nên không mở.",
    "signer.not_pkcs12": "Tệp này không phải chứng thư số có khóa (.p12 hoặc .pfx).",
    "signer.bad_passphrase": "Sai mật khẩu của tệp chứng thư số. Hãy nhập lại.",
    "signer.no_key": "Tệp chứng thư số không chứa khóa ký của chứng thư. Hãy chọn tệp khác.",
    "signer.unfit_key": "Khóa ký này không dùng được. Cần RSA từ 2048 bit hoặc ECDSA P-256.",
    "signer.out_of_date": "Chứng thư số chỉ có hiệu lực từ {start:%d/%m/%Y} đến {end:%d/%m/%Y} nên chưa ký. "
    "Hãy kiểm tra ngày giờ của máy, hoặc đề nghị cấp chứng thư mới.",
    "signer.unfit_pdf": "Tệp PDF này không ký được (hỏng, có mật khẩu hoặc đã bị khóa không cho ký thêm).",
    "signer.unfit_workbook": "Tệp Excel này không ký được (hỏng, có macro hoặc không phải tệp .xlsx).",
    "authority.bad_request": "Đề nghị cấp chứng thư không hợp lệ: chữ ký trong đề nghị sai hoặc khóa quá yếu.",
    "trust.missing_folder": "Không có thư mục chứng thư tin cậy “{name}”.",
    "trust.unreadable": "Không đọc được chứng thư hoặc danh sách thu hồi trong tệp “{name}”.",
}

PROBLEMS: dict[str, str] = {
    "required": "Cần điền mục này.",
    "too_early": "Ngày quá xa trong quá khứ. Hãy kiểm tra lại năm.",
    "ends_before_start": "Kết thúc trước khi bắt đầu.",
    "not_a_time": "Giờ viết như 07:30.",
    "not_a_number": "Chỉ ghi số, ví dụ 1250.",
    "not_a_date": "Ngày viết như 02/06/2026.",
    "more_than_total": "Lớn hơn tổng số.",
    "at_least_one": "Ít nhất là 1.",
    "not_in_list": "Chọn một mục trong danh sách.",
    "out_of_range": "Số quá lớn. Hãy kiểm tra lại.",
    "not_a_birth_year": "Năm sinh viết đủ bốn chữ số, ví dụ 1990.",
}

VERDICTS: dict[str, str] = {
    "met": "Đạt",
    "not_met": "Chưa đạt",
    "in_progress": "Đang thực hiện",
    "undetermined": "Chưa xác định được",
    "no_subject": "Không có đối tượng",
    "unknown": "Chưa có số liệu",
}

MISSING: dict[str, str] = {
    "head_count": "Chưa ghi số lao động của đơn vị.",
    "attendance": "Có buổi chưa ghi số người dự.",
    "more_than_workers": (
        "Có buổi ghi số người dự lớn hơn số lao động của đơn vị. Hãy kiểm tra lại buổi đó, "
        "hoặc ghi thêm số lao động tại thời điểm đó ở trang Cài đặt."
    ),
    "roster": "Danh sách người lao động còn trống.",
    "declared_outside": "Số ước tính nằm ngoài khoảng mà hồ sơ cho phép nên không dùng.",
}

CHECKS: dict[str, str] = {
    "record": "{title} ({day}) – {field}: {problem}",
    "head_count": "Số lao động, đoàn viên",
    "no_attendance": "{title} ({day}): chưa ghi số người dự.",
    "no_result": "Lớp “{title}”: chưa có kết quả.",
    "no_survey": "Trong kỳ chưa kết thúc đợt khảo sát nào.",
    "range": "Số người được tuyên truyền mới là một khoảng. Có thể khai số ước tính kèm căn cứ ở trang Tổng quan.",
    "empty_section": "Chưa viết mục {heading}",
}

FIELDS: dict[str, str] = {
    "title": "Tên",
    "form": "Hình thức",
    "kind": "Loại",
    "period": "Kỳ",
    "held_on": "Ngày",
    "starts": "Giờ bắt đầu",
    "times": "Số lần",
    "sessions": "Số buổi",
    "full_name": "Họ và tên",
    "birth_year": "Năm sinh",
    "name": "Tên đơn vị",
    "header_name": "Tên trên đầu văn bản",
    "short_name": "Tên ngắn",
    "parent_name": "Công đoàn cấp trên",
    "place": "Địa danh",
    "symbol": "Ký hiệu",
    "title_lines": "Chức vụ người ký",
    "signer_name": "Người ký",
    "addressees": "Kính gửi",
    "filing": "Lưu",
    "workers_total": "Tổng số lao động",
    "women": "Nữ",
    "minority": "Dân tộc thiểu số",
    "members": "Đoàn viên",
    "seasonal": "Thời vụ",
    "ends": "Giờ kết thúc",
    "ended_on": "Ngày kết thúc",
    "closed_on": "Ngày kết thúc",
    "returned": "Số phiếu thu",
    "valid": "Số phiếu hợp lệ",
    "workers_women": "Lao động nữ",
    "workers_minority": "Lao động dân tộc thiểu số",
    "workers_seasonal": "Lao động thời vụ",
    "members_total": "Đoàn viên",
    "members_women": "Đoàn viên nữ",
    "members_minority": "Đoàn viên dân tộc thiểu số",
}

AUDIENCES: dict[str, str] = {"all_workers": "Toàn thể người lao động"}

CHART: dict[str, str] = {
    "title": "Tỷ lệ người lao động được tuyên truyền, quán triệt",
    "unit": "người",
    "reached": "Được tuyên truyền",
    "briefed": "Được quán triệt Chỉ thị 58",
}

REASONS: dict[str, str] = {
    "note.time_claimed": "Thời điểm ký ghi theo đồng hồ máy của người ký, chưa được bên thứ ba xác nhận.",
    "note.revocation_unknown": "Chưa kiểm tra được trạng thái thu hồi của chứng thư (không có danh sách thu hồi).",
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


FIGURES: dict[str, str] = {
    "workers_total": "Tổng số lao động",
    "workers_women": "Lao động nữ",
    "workers_minority": "Lao động dân tộc thiểu số",
    "workers_seasonal": "Lao động thời vụ",
    "members_total": "Đoàn viên",
    "members_women": "Đoàn viên nữ",
    "members_minority": "Đoàn viên dân tộc thiểu số",
    "reached": "Người được tuyên truyền (không trùng)",
    "briefed": "Người được quán triệt (không trùng)",
    "activities": "Hoạt động tính vào chỉ tiêu",
    "sessions": "Buổi tuyên truyền trực tiếp",
    "attendances": "Lượt người dự",
    "attendances_women": "Lượt người dự là nữ",
    "attendances_minority": "Lượt người dự là dân tộc thiểu số",
    "indirect_reach": "Lượt tiếp cận gián tiếp, ước tính",
    "digital_products": "Tin, bài, sản phẩm trên nền tảng số",
    "ai_products": "Sản phẩm có ứng dụng AI",
    "material_copies": "Bản tài liệu đã cấp",
    "funds_union": "Kinh phí công đoàn (đồng)",
    "funds_employer": "Kinh phí người sử dụng lao động (đồng)",
    "funds_social": "Kinh phí xã hội hóa (đồng)",
    "opinion_collaborators": "Cộng tác viên dư luận xã hội",
    "core_propagandists": "Tuyên truyền viên nòng cốt",
    "reporters": "Báo cáo viên",
    "core_workers": "Công nhân nòng cốt",
    "surveys": "Đợt khảo sát đã kết thúc",
    "survey_handed": "Phiếu khảo sát phát ra",
    "survey_returned": "Phiếu khảo sát thu về",
    "survey_valid": "Phiếu khảo sát hợp lệ",
    "courses": "Lớp tập huấn",
    "people_trained": "Người hoàn thành tập huấn",
    "trained_oral": "Người hoàn thành tập huấn tuyên truyền miệng",
    "trained_digital": "Người hoàn thành tập huấn truyền thông số",
    "trained_refute": "Người hoàn thành tập huấn phản bác thông tin xấu độc",
    "officers_trained": "Cán bộ chuyên trách được tập huấn tuyên truyền miệng",
}

PAPER: dict[str, str] = {
    "state": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "motto": "Độc lập - Tự do - Hạnh phúc",
    "number": "Số:",
    "to": "Kính gửi:",
    "via": "(qua {desk})",
    "recipients": "Nơi nhận:",
    "filing": "Lưu:",
    "replaces": "{type} này thay thế {type} số {number} ngày {day}.",
    "draft": "DỰ THẢO",
    "annex": "Phụ lục",
    "annex_title": "Biểu {code}: {title}",
    "annex_of": "(Kèm theo {type} số {number} {date} của {organ})",
    "total": "Tổng cộng",
    "no_rows": "Không phát sinh trong kỳ báo cáo",
    "no_subject": "không có đối tượng",
    "estimated": "ước tính",
    "unknown": "…",
    "unknown_note": "Ký hiệu “…”: chưa có số liệu.",
    "at_least_note": "Ký hiệu “≥”: mới biết số ít nhất.",
    "bar_value": "{count}/{full} {unit}",
    "bar_sure": "đã chắc chắn",
    "bar_maybe": "có thể có, chưa xác định",
    "attached_data": "Số liệu của báo cáo",
    "attached_workbook": "Báo cáo dạng bảng tính, đã ký",
    "stamp_signed": "Người ký: {name}",
    "stamp_position": "Chức vụ: {position}",
    "stamp_organisation": "Đơn vị: {organisation}",
    "stamp_time": "Thời gian ký: {time}",
    "stamp_clock": "(theo đồng hồ máy người ký)",
}

SHEETS: dict[str, str] = {
    "cover": "Báo cáo",
    "annex": "Biểu {code}",
    "figures": "Số liệu",
    "unit": "Đơn vị",
    "unit_code": "Mã đơn vị",
    "period": "Kỳ báo cáo",
    "revision": "Lần lập",
    "made_at": "Thời điểm lập",
    "signer": "Người ký",
    "targets": "KẾT QUẢ THỰC HIỆN CHỈ TIÊU",
    "index": "STT",
    "target": "Chỉ tiêu",
    "source": "Căn cứ",
    "level": "Mức giao",
    "starts": "Tính từ ngày",
    "ends": "Đến ngày",
    "result": "Kết quả",
    "share": "Tỷ lệ",
    "verdict": "Đánh giá",
    "figures_title": "SỐ LIỆU CỦA BÁO CÁO",
    "code": "Mã",
    "label": "Số liệu",
    "spans": "Khoảng số",
    "not_recorded": "Chưa ghi đủ: {label}.",
    "low": "Thấp nhất",
    "high": "Cao nhất",
    "den": "Trên tổng số",
    "estimated": "Ước tính",
    "as_of": "Tổng số tính đến ngày",
    "missing": "Chưa rõ vì",
    "yes": "có",
    "figures_note": (
        "Hai cột “Thấp nhất” và “Cao nhất” bằng nhau khi số liệu là số chính xác. Ô để trống nghĩa là chưa có số liệu, "
        "không phải bằng 0."
    ),
    "spans_title": "CÁC Ô LÀ KHOẢNG SỐ TRONG BIỂU",
    "spans_note": "Trong biểu các ô này là chữ (ví dụ 168–212); ở đây là hai đầu của khoảng, để máy đọc được.",
    "table": "Biểu",
    "cell": "Ô",
    "row": "Dòng",
    "column": "Cột",
    "page": "Trang &P/&N",
}

_KEPT_TOGETHER = re.compile(
    r"(?<=\bngày) (?=\d{1,2}\b(?!/))|(?<=\btháng) (?=\d)|(?<=\bnăm) (?=\d)|(?<=\b[Ss]ố) (?=\d)|(?<=\d) (?=%)|(?<=^-) "
    r"|(?<=\b[Bb]iểu) (?=\d)|(?<=≥) "
)

_COMPOUNDS = re.compile(
    r"\b(?:ban bí thư|ban chấp hành|ban thường vụ|báo cáo|chính sách|chính trị|chỉ thị|công đoàn|công nhân|công ty"
    r"|cơ sở|cổ phần|doanh nghiệp|đại hội|đoàn viên|giáo dục|hợp tác xã|kế hoạch|kết quả|khảo sát|lao động|liên đoàn"
    r"|nghị quyết|người lao động|nguyện vọng|pháp luật|sản xuất|tâm tư|tăng cường|thành viên|thực hiện|thương mại"
    r"|tỉnh ủy|trách nhiệm hữu hạn|triển khai|tuyên truyền|tư tưởng|\d+ tháng (?:đầu|cuối) năm \d+|năm \d+)\b",
    re.IGNORECASE,
)


def keep_together(text: str) -> str:
    """Return `text` with non-breaking spaces where a line must not end: in dates, "số 30", "70,5 %", after a dash."""
    return _KEPT_TOGETHER.sub("\u00a0", text)


def hold_compounds(text: str) -> str:
    """Return `text` with words of several syllables held together, for headings that are broken into even lines."""
    return _COMPOUNDS.sub(lambda match: match[0].replace(" ", "\u00a0"), text)


def blank_date(year: int) -> str:
    """Return "ngày      tháng      năm 2026", with room for a pen (day and month are given after signing)."""
    gap = "\u00a0" * 8
    return f"ngày{gap}tháng{gap}năm\u00a0{year}"


def error_sentence(error: UserError) -> str:
    """Return the sentence for `error`; `fields`, codes with commas between, are said in words."""
    values = dict(error.values)
    if "fields" in values:
        values["fields"] = ", ".join(FIELDS.get(code, code) for code in str(values["fields"]).split(", "))
    return ERRORS[error.code].format_map(values)


def period_name(period: Period | str) -> str:
    """Return a period in running text: "6 tháng đầu năm 2026"."""
    period = parse_period(period) if isinstance(period, str) else period
    return {0: "năm", 1: "6 tháng đầu năm", 2: "6 tháng cuối năm"}[period.half] + f" {period.year}"


def short_date(day: date) -> str:
    """Return `02/06/2026`."""
    return day.strftime("%d/%m/%Y")


def paper_date(day: date) -> str:
    """Return `07/5/2026`, the short form on papers: leading 0 for days below 10 and for months 1, 2."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def long_date(day: date) -> str:
    """Return "ngày 07 tháng 5 năm 2026": day below 10 and months 1, 2 with a leading 0 (NĐ 30/2020 Phụ lục I, II.4)."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày\u00a0{day.day:02d} tháng\u00a0{month} năm\u00a0{day.year}"


def words(table: Mapping[str, str], codes: tuple[str, ...]) -> str:
    """Return the sentences of `codes`, one after the other (an unknown code stands for itself)."""
    return " ".join(table.get(code, code) for code in codes)


CLI: dict[str, str] = {
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
    "usage_error": "Lệnh chưa đúng: {detail}",
    "demo_done": "Đã lập xong đơn vị mẫu trong thư mục {folder}:",
    "selftest_done": "Tự kiểm tra xong: chương trình làm việc bình thường.",
}

SELFTEST: dict[str, str] = {
    "record": "ghi chép và lưu trữ",
    "report": "lập báo cáo",
    "sign": "ký PDF và Excel",
    "verify": "kiểm tra chữ ký",
    "tamper": "phát hiện tệp bị sửa",
}

STATES: dict[State, str] = {
    State.VALID: "Hợp lệ",
    State.UNCONFIRMED: "Chưa xác nhận được",
    State.BROKEN: "Không hợp lệ",
}


def verdict_lines(verdict: Verdict) -> list[str]:
    """Return what a verdict says, one sentence a line: the file's reasons, then each signer with theirs."""
    lines = [REASONS.get(code, code) for code in verdict.reasons]
    for signer in verdict.signers:
        told = signer.claimed_at.astimezone(VIETNAM) if signer.claimed_at else None
        at = f", {told:%H:%M %d/%m/%Y} (theo đồng hồ máy người ký)" if told else ""
        who = " – ".join(part for part in (signer.name, signer.organisation) if part)
        lines.append(f"Người ký: {who}{at}: {STATES[signer.state].lower()}")
        lines += [REASONS.get(code, code) for code in signer.reasons if code not in verdict.reasons]
    return lines
