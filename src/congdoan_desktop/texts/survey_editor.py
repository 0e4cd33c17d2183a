"""What keeps a questionnaire from being kept as it stands, for its author, with the remedy."""

LACKS: dict[str, str] = {
    "title": "Hãy đặt tên mẫu phiếu.",
    "no_question": "Phiếu chưa có câu nào để trả lời. Hãy thêm một câu hỏi.",
    "label": "Hãy viết lời của câu này.",
    "few_choices": "Câu chọn ý cần ít nhất hai ý. Hãy thêm ý.",
    "choice_label": "Ý thứ {what} chưa có lời. Hãy viết vào, hoặc bỏ ý đó.",
    "choice_twice": "Có hai ý cùng là “{what}”. Hãy viết khác đi, hoặc bỏ một ý.",
    "reference": "Phiếu không chép câu trả lời này vào lời câu khác. Hãy bỏ phần ${{…}} trong lời.",
    "expression": "Không hiểu biểu thức ở chỗ “{what}”. Câu khác viết ${{mã_câu}}, chữ đặt trong dấu nháy thẳng '…', "
    "ví dụ ${{q3}} = 'c1' hoặc selected(${{q5}}, 'c2').",
    "function": "Chương trình không có hàm {what}. Hãy viết cách khác.",
    "arguments": "Hàm {what} thiếu hoặc thừa phần trong ngoặc.",
    "pattern": "Mẫu chữ {what} quá phức tạp. Hãy viết mẫu đơn giản hơn.",
    "long": "Biểu thức “{what}” quá dài. Hãy viết ngắn lại.",
    "unknown": "Biểu thức nhắc tới “{what}”, không có câu nào mang mã đó. Hãy xem lại mã câu.",
    "cycle": "Câu này chờ chính câu trả lời của nó, trực tiếp hoặc qua câu khác. Hãy sửa biểu thức.",
}
