"""What a person can mend about surveys and questionnaires, by the code of its `UserError`."""

from congdoan_desktop.texts.import_answers import ANSWERS_ERRORS
from congdoan_desktop.texts.xlsform import XLSFORM_ERRORS

SURVEY_ERRORS: dict[str, str] = {
    **XLSFORM_ERRORS,
    **ANSWERS_ERRORS,
    "store.answers_locked": "Phiếu khảo sát đã ghi thì không sửa được.",
    "survey.closed": "Đợt khảo sát đã kết thúc nên không nhập thêm phiếu và không kết thúc lần nữa.",
    "survey.open": "Đợt khảo sát chưa kết thúc nên chưa xem được kết quả.",
    "survey.too_few": "Mới có {count} phiếu hợp lệ. Cần ít nhất {smallest} phiếu mới kết thúc được: ít phiếu hơn thì "
    "có thể đoán ra ai trả lời gì.",
    "survey.faulty_sheet": "Phiếu này còn câu bắt buộc chưa trả lời hoặc câu trả lời không đúng mẫu nên chưa nhận.",
    "survey.unknown_questionnaire": "Không tìm thấy mẫu phiếu “{name}” trong chương trình.",
    "report.no_survey": "Chưa kết thúc đợt khảo sát nào của {period} nên chưa lập được báo cáo này. Hãy vào trang Khảo "
    "sát, nhập đủ phiếu rồi kết thúc đợt.",
    "store.form_locked": "Mẫu phiếu này đã dùng để khảo sát nên không sửa, không xóa được. "
    "Hãy chép thành bản mới rồi sửa.",
    "store.round_settled": "Đợt khảo sát đã có phiếu nên không đổi mẫu phiếu và cách chia nhóm được nữa.",
    "survey.no_key": "Chìa khóa thùng phiếu nằm ở máy (hoặc tài khoản Windows) đã nhập phiếu đầu tiên. Ở đây vẫn nhập "
    "phiếu được, nhưng phải kết thúc đợt ở máy đó. Đợt đã kết thúc rồi thì không ai mở lại được thùng phiếu.",
    "survey.wrong_key": "Có phiếu trong thùng không mở được bằng chìa khóa của máy này.",
    "survey.put_away": "Đợt khảo sát này đã được cất đi nên không nhận phiếu. Hãy lấy lại đợt từ mục “Đã cất” trước.",
    "survey.twice": "Có phiếu đã vào thùng rồi nên không nhận lần nữa.",
    "survey.unknown_code": "Mã này không có trong danh sách của đợt khảo sát. Hãy xem lại mã trên mảnh giấy.",
    "survey.used_code": "Mã này đã dùng để trả lời rồi. Mỗi mã chỉ trả lời một lần.",
    "survey.question_too_tall": "Câu “{question}” có quá nhiều ý trả lời nên không in vừa một trang giấy.",
    "survey.too_many_sheets": "Mỗi lần in được nhiều nhất {most} phiếu. Hãy in thành nhiều lần.",
    "phones.how_many": "Mỗi lần làm được từ 1 đến {most} mã.",
    "phones.public_address": "Địa chỉ này không phải của mạng nội bộ nên không mở ở đó.",
    "phones.no_address": "Máy này không còn địa chỉ {address}. Hãy xem máy còn nối Wi-Fi không rồi chọn lại.",
    "phones.no_port": "Các cổng nhận phiếu đều đang bị chương trình khác dùng. Hãy khởi động lại máy rồi thử lại.",
    "scan.nothing": "Không thấy bản quét nào (PDF, JPEG, PNG, TIFF) ở đó. Hãy chọn tệp hoặc thư mục khác.",
    "survey.unknown_check": "Không có phiếu nào mang mã {paper} đang chờ nhập lại. Hãy xem lại mã ghi trên phiếu.",
    "survey.stays_closed": "Đợt khảo sát đã kết thúc thì không mở lại được: phiếu đã hủy, chỉ còn kết quả.",
    "survey.quote_empty": "Trích dẫn đang trống. Hãy ghi câu trích, hoặc chọn Không trích.",
    "survey.quote_names": "Trích dẫn còn chỗ chỉ ra người: {names}. Hãy thay bằng “…”, hoặc đánh dấu rằng đó không "
    "phải tên người.",
    "survey.texts_unread": "Còn {count} ý kiến chưa đọc nên chưa xóa chữ viết gốc được.",
}
