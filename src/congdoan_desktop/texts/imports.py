"""What is wrong in a row of a list from outside, and what to do about it."""

IMPORT_PROBLEMS: dict[str, str] = {
    "no_name": "Không có họ tên nên không nhập. Hãy điền họ tên trong tệp rồi nhập lại, hoặc thêm người này bằng tay.",
    "classified": "Dòng này có dấu MẬT nên không nhập: chương trình không được chứa tài liệu mật.",
    "not_a_name": "“{words}” không phải họ tên (có chữ số hoặc dấu lạ) nên không nhập. Hãy sửa trong tệp rồi nhập lại.",
    "one_word": "Họ tên chỉ có một chữ “{words}”. Vẫn nhập; hãy kiểm tra lại.",
    "birth": "Không hiểu “{words}” là ngày hay năm sinh nào (1930–2015). Vẫn nhập, năm sinh để trống.",
    "gender": "Không hiểu “{words}” là nam hay nữ. Vẫn nhập, giới tính để trống.",
    "contract": "Không hiểu “{words}” là loại hợp đồng nào. Vẫn nhập, loại hợp đồng để trống.",
    "role": "Không hiểu “{words}” là chức vụ công đoàn nào. Vẫn nhập, chức vụ công đoàn để mặc định.",
    "member": "Không hiểu “{words}” là đoàn viên hay không. Vẫn nhập; hãy kiểm tra lại ở trang Người lao động.",
    "contradiction": "“{words}” trái với một cột trước đó của cùng dòng nên bỏ qua giá trị này. Hãy kiểm tra lại.",
    "too_long": "“{words}…” dài quá nên chỉ giữ phần đầu.",
    "error_cell": "Ô tính bị lỗi ({words}) nên bỏ qua ô này. Hãy sửa trong tệp rồi nhập lại.",
    "not_a_person": "“{words}”: không phải dòng tên người (tổng cộng, chữ ký …) nên bỏ qua.",
    "group": "“{words}”: lấy làm tổ, bộ phận của những người ở dưới.",
}
