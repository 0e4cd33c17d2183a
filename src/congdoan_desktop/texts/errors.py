"""What a person can mend, by the code of its `UserError`."""

from congdoan_desktop.errors import UserError
from congdoan_desktop.texts.authority import AUTHORITY_ERRORS
from congdoan_desktop.texts.board import BOARD_ERRORS
from congdoan_desktop.texts.command_line import COMMAND_ERRORS
from congdoan_desktop.texts.consolidation import CONSOLIDATION_ERRORS
from congdoan_desktop.texts.dataset import DATASET_ERRORS
from congdoan_desktop.texts.exchange import EXCHANGE_ERRORS
from congdoan_desktop.texts.pack_errors import PACK_ERRORS
from congdoan_desktop.texts.receipts import RECEIPT_ERRORS
from congdoan_desktop.texts.receiving import RECEIVE_ERRORS
from congdoan_desktop.texts.records import FIELDS
from congdoan_desktop.texts.sign_steps import SIGN_STEP_ERRORS
from congdoan_desktop.texts.store_key import PHRASE_ERRORS
from congdoan_desktop.texts.survey_errors import SURVEY_ERRORS
from congdoan_desktop.texts.template_words import TEMPLATE_ERRORS
from congdoan_desktop.texts.tokens import TOKEN_ERRORS
from congdoan_desktop.texts.unit_keys import UNIT_KEY_ERRORS
from congdoan_desktop.texts.units import UNIT_ERRORS
from congdoan_desktop.texts.updates import UPDATE_ERRORS
from congdoan_desktop.texts.ways import WAYS_ERRORS

ERRORS: dict[str, str] = {
    **SIGN_STEP_ERRORS,
    **PHRASE_ERRORS,
    **SURVEY_ERRORS,
    **TOKEN_ERRORS,
    **UNIT_KEY_ERRORS,
    **UNIT_ERRORS,
    **UPDATE_ERRORS,
    **WAYS_ERRORS,
    **COMMAND_ERRORS,
    **EXCHANGE_ERRORS,
    **RECEIPT_ERRORS,
    **RECEIVE_ERRORS,
    **BOARD_ERRORS,
    **CONSOLIDATION_ERRORS,
    **DATASET_ERRORS,
    **AUTHORITY_ERRORS,
    **TEMPLATE_ERRORS,
    **PACK_ERRORS,
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
    "store.not_ours": "“{name}” không phải tệp dữ liệu của chương trình này, hoặc có mật khẩu mà thiếu tệp khóa "
    ".khoa để bên cạnh.",
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
    "store.register_locked": "Dòng này của sổ văn bản đi đã khóa: số không đổi, không xóa, không dùng lại được.",
    "store.journal_locked": "Nhật ký gửi chỉ ghi thêm, không sửa, không xóa được.",
    "report.no_subject": "Không thấy hồ sơ để lập văn bản này. Có thể hồ sơ đã bị xóa; hãy chọn lại.",
    "store.report_locked": "Báo cáo đã ký và gửi thì không sửa, không xóa được. Hãy lập báo cáo mới thay thế.",
    "consent.missing": "Chưa có sự đồng ý của người lao động cho dữ liệu nhạy cảm này nên không ghi. "
    "Hãy ghi sự đồng ý trước.",
    "consent.in_future": "Ngày đồng ý ở sau ngày hôm nay. Hãy sửa lại ngày.",
    "person.missing": "Người này không còn trong danh sách, hoặc đã khử nhận dạng rồi.",
    "person.deidentified": "Người này đã khử nhận dạng. Pháp luật không cho gắn lại họ tên, dữ liệu riêng.",
    "person.still_there": "Người này chưa thôi việc nên chưa khử nhận dạng. Hãy ghi ngày thôi việc trước.",
    "program.incomplete": "Bản cài đặt thiếu tệp ({path}). Hãy cài lại chương trình.",
    "unit.missing": "Tệp dữ liệu chưa có thông tin đơn vị. Hãy khai báo ở trang Cài đặt.",
    "course.too_many": "Mỗi lần chỉ mời được nhiều nhất {limit} người, danh sách này có {count}. Hãy chọn nhóm hẹp hơn "
    "hoặc gõ vài chữ để lọc.",
    "course.no_certificates": "Chưa có ai hoàn thành lớp này nên chưa có giấy chứng nhận để in.",
    "declaration.no_evidence": "Cần ghi căn cứ của số ước tính (danh sách, sổ chấm công, biên bản …).",
    "declaration.negative": "Số ước tính không thể âm.",
    "record.classified": "Có đoạn mang dấu MẬT nên không được lưu: chương trình không được chứa tài liệu mật. "
    "Hãy bỏ đoạn đó ra.",
    "record.invalid": "Chưa lưu được vì còn mục chưa đúng: {fields}.",
    "trust.crl_alone": "Danh sách thu hồi chỉ dùng được cùng thư mục chứng thư tin cậy (--trust).",
    "window.no_display": "Máy này không có màn hình để mở cửa sổ. Có thể chạy: congdoan demo --out THƯ_MỤC",
    "demo.not_empty": "Thư mục “{folder}” đã có tệp. Hãy chọn một thư mục trống hoặc chưa có.",
    "selftest.failed": "Tự kiểm tra không đạt ở tệp “{name}” ({reasons}). Hãy cài lại chương trình.",
    "report.number_taken": "Số {number} của năm {year} đã dùng cho một văn bản khác. Hãy chọn số khác.",
    "report.file_changed": "Tệp “{name}” đã bị sửa sau khi ký nên không in, không gửi. Hãy chép lại tệp từ bản đã "
    "gửi hoặc USB.",
    "sign.check_failed": "Tệp vừa ký không qua được bước kiểm tra nên chưa lưu ({reasons}). Hãy ký lại.",
    "profile.missing": "Chưa khai báo người ký và cách ký văn bản. Hãy điền ở trang Cài đặt.",
    "reference.damaged": "Tệp đi kèm chương trình “{name}” bị thiếu hoặc hỏng. Hãy cài lại chương trình.",
    "intake.refused": "Tệp này bị hỏng hoặc không đúng loại nên không đọc được. Hãy mở tệp bằng chương trình đã làm ra "
    "nó rồi lưu lại.",
    "intake.too_slow": "Đọc tệp này quá lâu nên đã dừng. Hãy chỉ giữ lại phần cần dùng rồi làm lại.",
    "intake.too_big": "Tệp này quá lớn hoặc bất thường nên không mở. Hãy chỉ giữ lại phần cần dùng rồi làm lại.",
    "intake.empty": "Tệp này trống: không có dòng nào để đọc.",
    "intake.not_a_list": "Đây không phải danh sách đọc được. Chỉ nhận tệp Excel (.xlsx, .xls) và tệp chữ (.csv, .txt). "
    "Hãy mở tệp bằng Excel rồi lưu lại thành .xlsx, hoặc chọn danh sách, sao chép rồi dán vào đây.",
    "intake.encrypted": "Tệp Excel này có mật khẩu nên không đọc được. Hãy mở bằng Excel, bỏ mật khẩu, lưu lại rồi "
    "chọn lại.",
    "intake.too_many_rows": "Bảng dài quá {limit} dòng (kể cả dòng trống) nên không đọc. Hãy xóa các dòng trống ở "
    "cuối, hoặc chọn riêng danh sách, sao chép rồi dán vào đây.",
    "intake.too_wide": "Bảng rộng quá {limit} cột nên không đọc. Hãy xóa các cột không dùng, hoặc chọn riêng danh "
    "sách, sao chép rồi dán vào đây.",
    "intake.far_cell": "Sau dòng {row} có hơn một nghìn dòng trống rồi mới lại có gì đó nên không đọc. Hãy xóa các "
    "dòng trống và những gì ở sau, hoặc chọn riêng danh sách, sao chép rồi dán vào đây.",
    "intake.cancelled": "Đã dừng theo yêu cầu.",
    "evidence.not_a_picture": "Không đọc được ảnh này. Ảnh phải là JPEG, PNG, WebP, BMP, TIFF hoặc GIF; "
    "ảnh HEIC của iPhone thì chọn “Tương thích nhất” trong cài đặt máy ảnh, hoặc gửi qua Zalo rồi lưu lại.",
    "evidence.many_pages": "Tệp TIFF này có nhiều trang nên không giữ được hết. Hãy lưu lại thành PDF.",
    "evidence.too_many_pixels": "Ảnh có quá nhiều điểm ảnh nên không mở. Hãy chụp hoặc lưu lại ở cỡ nhỏ hơn.",
    "evidence.damaged": "Ảnh bị đứt quãng hoặc hỏng. Hãy chép lại từ máy ảnh, điện thoại.",
    "evidence.not_a_pdf": "Không đọc được tệp PDF này: tệp hỏng hoặc không phải PDF.",
    "evidence.locked_pdf": "Tệp PDF này đặt mật khẩu nên không xem được nội dung. Hãy lưu lại bản không có mật khẩu.",
    "evidence.not_accepted": "Chỉ nhận ảnh và tệp PDF. Văn bản Word, Excel thì hãy lưu thành PDF rồi thêm vào.",
    "evidence.empty": "Tệp này rỗng.",
    "evidence.classified": "Tệp có dấu hiệu là tài liệu mật ({mark}). Luật Bảo vệ bí mật nhà nước không cho lưu "
    "tài liệu mật ở đây nên không nhận.",
    "evidence.missing": "Thiếu tệp “{name}” trong thư mục minh chứng. Hãy chép lại từ bản sao lưu.",
    "evidence.changed": "Tệp “{name}” không còn đúng như lúc thêm vào (bị sửa hoặc hỏng). Hãy chép lại từ bản sao lưu.",
    "evidence.removed": "Tệp “{name}” đã được xóa hẳn.",
    "data.invalid": "Dữ liệu không đúng khuôn dạng: {where}",
    "font.missing": "Thiếu hoặc hỏng phông chữ “{name}” đi kèm chương trình. Hãy cài lại chương trình.",
    "paper.too_long": "Chưa in được vì có mục ngắn (tiêu đề, tên, chức danh hoặc nơi nhận) dài hơn một trang giấy. "
    "Hãy rút gọn mục đó; phần dài nên ghi ở mục nội dung.",
    "font.letters_missing": (
        "Chưa in được vì phông chữ không có ký tự {letters}, ở đoạn “{where}”. Hãy thay bằng chữ thường dùng."
    ),
    "report.invalid": "Dữ liệu báo cáo trong tệp không đúng khuôn dạng: {where}",
    "report.too_new": "Báo cáo này do bản chương trình mới hơn lập ({schema}). Hãy cập nhật chương trình rồi mở lại.",
    "pdf.unreadable": "Tệp PDF bị hỏng hoặc không phải tệp PDF.",
    "workbook.unreadable": "Tệp Excel bị hỏng hoặc không phải tệp .xlsx.",
    "attachment.missing": "Trong tệp không có phần dữ liệu “{name}”.",
    "attachment.too_large": "Phần đính kèm trong tệp quá lớn nên không mở.",
    "signer.not_pkcs12": "Tệp này không phải chứng thư số có khóa (.p12 hoặc .pfx).",
    "signer.too_costly": "Tệp chứng thư số này bắt máy tính quá lâu mới mở được, không như tệp thường dùng. Hãy xin "
    "lại tệp từ nơi cấp.",
    "signer.bad_passphrase": "Sai mật khẩu của tệp chứng thư số, hoặc chưa nhập. Hãy nhập lại.",
    "signer.no_key": "Tệp chứng thư số không chứa khóa ký của chứng thư. Hãy chọn tệp khác.",
    "signer.unfit_key": "Khóa ký này không dùng được. Cần RSA từ 2048 bit hoặc ECDSA P-256.",
    "signer.out_of_date": "Chứng thư số chỉ có hiệu lực từ {start:%d/%m/%Y} đến {end:%d/%m/%Y} nên chưa ký. "
    "Hãy kiểm tra ngày giờ của máy, hoặc đề nghị cấp chứng thư mới.",
    "signer.unfit_pdf": "Tệp PDF này không ký được (hỏng, có mật khẩu hoặc đã bị khóa không cho ký thêm).",
    "signer.unfit_workbook": "Tệp Excel này không ký được (hỏng, có macro hoặc không phải tệp .xlsx).",
    "authority.bad_request": "Không phải yêu cầu chứng thư hợp lệ: tệp hỏng hoặc bị sửa, khóa không phù hợp (cần "
    "ECDSA P-256 hoặc RSA từ 2048 bit), hoặc tên quá dài, có ký tự lạ.",
    "trust.missing_folder": "Không có thư mục chứng thư tin cậy “{name}”.",
    "trust.unreadable": "Không đọc được chứng thư hoặc danh sách thu hồi trong tệp “{name}”.",
}


def error_sentence(error: UserError) -> str:
    """Return the sentence for `error`; `fields`, codes with commas between, are said in words."""
    values = dict(error.values)
    if "fields" in values:
        values["fields"] = ", ".join(FIELDS.get(code, code) for code in str(values["fields"]).split(", "))
    return ERRORS[error.code].format_map(values)
