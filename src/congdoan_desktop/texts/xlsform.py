"""What an author of a questionnaire can mend, by the code of its `UserError`: the place, the reason, what to do."""

_AT = "Trang “{sheet}”, dòng {row}: "

XLSFORM_ERRORS: dict[str, str] = {
    "xlsform.unreadable": "Không đọc được tệp này như một phiếu khảo sát XLSForm (.xlsx). "
    "Hãy mở bằng Excel rồi lưu lại thành tệp .xlsx.",
    "xlsform.too_big": "Tệp phiếu khảo sát quá lớn: nhiều nhất 200 câu hỏi, mỗi đoạn chữ không quá 1.000 chữ cái. "
    "Hãy chia thành nhiều phiếu.",
    "xlsform.no_survey": "Tệp không có trang “survey” ghi các câu hỏi. Hãy chọn đúng tệp XLSForm.",
    "xlsform.no_question": "Phiếu không có câu hỏi nào để trả lời. Hãy thêm câu hỏi vào trang “survey”.",
    "xlsform.invalid": "Phiếu chưa đúng chuẩn XLSForm. Hãy mở bằng KoboToolbox hoặc ODK để kiểm tra rồi nhập lại.",
    "xlsform.invalid_row": _AT + "chưa đúng chuẩn XLSForm. Hãy xem lại các ô của dòng này.",
    "xlsform.sheet": "Trang “{sheet}” không thuộc phiếu khảo sát nên chương trình không biết dùng vào việc gì. "
    "Hãy xóa trang này, hoặc đặt dấu _ trước tên trang nếu chỉ là ghi chú.",
    "xlsform.stray": _AT + "ô “{what}” nằm ngoài bảng (cột không có tên, hoặc cách xa các dòng khác). "
    "Hãy xóa ô này hoặc chuyển vào bảng.",
    "xlsform.formula": _AT + "công thức “{what}” chưa có kết quả. Hãy mở tệp bằng Excel, chép ô rồi dán thành giá trị.",
    "xlsform.column_twice": "Trang “{sheet}” có hai cột “{what}”. Hãy chỉ để lại một cột.",
    "xlsform.setting": _AT + "chương trình không dùng mục “{what}”. Hãy xóa cột này.",
    "xlsform.no_code": _AT + "phiếu chưa có tên và mã. Hãy điền cột form_title và form_id.",
    "xlsform.language": _AT + "ngôn ngữ chính “{what}” không có trong cột nào. "
    "Hãy sửa default_language cho khớp tên sau dấu :: của cột label.",
    "xlsform.no_type": _AT + "“{what}” chưa ghi loại câu hỏi. Hãy điền cột type hoặc xóa dòng này.",
    "xlsform.metadata": _AT + "“{what}” ghi lại giờ, máy hoặc người trả lời, mà khảo sát này giấu tên. "
    "Hãy xóa dòng này rồi nhập lại.",
    "xlsform.repeat": _AT + "chương trình không có nhóm câu hỏi lặp lại (“{what}”). "
    "Hãy viết từng câu riêng, hoặc bỏ nhóm này.",
    "xlsform.position": _AT + "“{what}” ghi lại vị trí của người trả lời, mà khảo sát này giấu tên. Hãy xóa dòng này.",
    "xlsform.media": _AT + "phiếu ở đây không dùng hình ảnh, âm thanh, tệp (“{what}”). Hãy xóa và hỏi bằng lời.",
    "xlsform.outside": _AT + "“{what}” lấy dữ liệu từ tệp khác. Hãy chép các lựa chọn vào trang “choices” "
    "rồi dùng select_one hoặc select_multiple.",
    "xlsform.or_other": _AT + "chương trình không dùng or_other (“{what}”). Hãy thêm lựa chọn “Khác” vào danh sách "
    "và một câu hỏi loại text.",
    "xlsform.type": _AT + "chương trình không có loại “{what}”. Hãy đổi sang select_one, select_multiple, integer, "
    "decimal, date, text hoặc note.",
    "xlsform.column": _AT + "ô ở cột “{what}” không dùng được ở đây. Hãy xóa ô này.",
    "xlsform.choice_column": _AT + "chương trình không dùng cột “{what}” của các lựa chọn. Hãy xóa cột này.",
    "xlsform.choice_filter": _AT + "chương trình không lọc lựa chọn theo câu trước ({what}). "
    "Hãy tách thành nhiều câu, mỗi câu một danh sách, và dùng cột relevant.",
    "xlsform.default": _AT + "phiếu giấu tên không điền sẵn câu trả lời. Hãy xóa ô ở cột “{what}”.",
    "xlsform.appearance": _AT + "chương trình không có cách trình bày “{what}”. Hãy xóa ô ở cột appearance.",
    "xlsform.required": _AT + "cột required chỉ ghi yes hoặc no, không ghi “{what}”. Hãy sửa lại.",
    "xlsform.no_name": _AT + "câu hỏi loại “{what}” chưa có tên. Hãy điền cột name.",
    "xlsform.bad_name": _AT + "tên “{what}” chưa đúng: chỉ dùng chữ không dấu, chữ số, dấu _ . -, bắt đầu bằng chữ, "
    "không quá 64 chữ. Hãy sửa cột name.",
    "xlsform.name_twice": _AT + "tên “{what}” đã dùng ở dòng trên. Hãy đặt tên khác.",
    "xlsform.label": _AT + "chưa có lời ghi trên phiếu (“{what}”). Hãy điền cột label.",
    "xlsform.reference": _AT + "chương trình không chép câu trả lời vào lời của câu khác (“{what}”). "
    "Hãy viết lại cho không có phần ${{…}}.",
    "xlsform.no_begin": _AT + "“{what}” kết thúc một nhóm chưa mở. Hãy xóa dòng này hoặc thêm begin_group.",
    "xlsform.no_end": _AT + "nhóm “{what}” chưa kết thúc. Hãy thêm dòng end_group.",
    "xlsform.unknown_list": _AT + "danh sách “{what}” không có lựa chọn nào. Hãy thêm vào trang “choices”.",
    "xlsform.no_list": _AT + "lựa chọn “{what}” chưa ghi thuộc danh sách nào. Hãy điền cột list_name.",
    "xlsform.bad_choice": _AT
    + "mã “{what}” của lựa chọn chưa đúng: chỉ dùng chữ, chữ số và dấu _ . -, không có dấu cách. "
    "Hãy sửa cột name.",
    "xlsform.choice_twice": _AT + "danh sách đã có lựa chọn mã “{what}”. Hãy đặt mã khác.",
    "xlsform.too_many_choices": _AT + "danh sách “{what}” có hơn 50 lựa chọn. Hãy bớt hoặc chia nhỏ.",
    "xlsform.calculation": _AT + "“{what}”: chỉ dòng loại calculate mới có cột calculation, và phải có. "
    "Hãy điền hoặc xóa ô này.",
    "xlsform.expression": _AT + "chương trình không hiểu biểu thức ở chỗ “{what}”. "
    "Hãy sửa lại; chữ đặt trong dấu nháy thẳng ' '.",
    "xlsform.function": _AT + "chương trình không có hàm {what}. Hãy viết biểu thức theo cách khác.",
    "xlsform.arguments": _AT + "hàm {what} thiếu hoặc thừa phần trong ngoặc. Hãy sửa biểu thức.",
    "xlsform.pattern": _AT
    + "mẫu chữ {what} của hàm regex quá phức tạp nên có thể làm treo máy. Hãy viết mẫu đơn giản hơn.",
    "xlsform.long": _AT + "biểu thức “{what}” quá dài. Hãy viết ngắn lại, hoặc chia bớt cho nhóm câu hỏi.",
    "xlsform.unknown": _AT
    + "biểu thức nhắc tới “{what}”, không có câu hỏi nào tên như vậy. Hãy sửa tên trong biểu thức.",
    "xlsform.cycle": _AT + "câu “{what}” chờ chính câu trả lời của nó, trực tiếp hoặc qua câu khác. "
    "Hãy sửa cột relevant hoặc calculation.",
    "survey.form_differs": "Đã có mẫu phiếu “{title}” số bản {version} với nội dung khác. "
    "Hãy đổi số bản ở cột version của trang “settings” rồi nhập lại.",
    "survey.form_shipped": "Mẫu phiếu này đi cùng chương trình nên không sửa được. Hãy chép thành bản mới rồi sửa.",
}
