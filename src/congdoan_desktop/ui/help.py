"""F1: a short help for each page, by the page's key."""

_EVERYWHERE = """
<p><b>Ở mọi trang</b><br>
Ctrl+1 … Ctrl+9: sang trang khác · Ctrl+N: ghi mới · Ctrl+F: tìm, không cần gõ dấu · Tab, Enter: sang ô tiếp theo ·
Esc: về danh sách, không mất gì đã gõ · F1: trang này.<br>
Gõ đến đâu chương trình lưu đến đó; dòng cuối bên trái cho biết đã lưu lúc nào.</p>
"""

_PAGES = {
    "overview": """
<p>Trang này trả lời ba câu hỏi: việc gì đến hạn, mỗi chỉ tiêu đã đi được bao xa, làm gì tiếp theo.</p>
<p>Thanh đậm là số chắc chắn; phần gạch chéo là số có thể đạt, vì buổi chỉ đếm số người thì không biết ai dự trùng.
Ghi danh sách người dự thì phần gạch chéo hẹp lại. Bấm vào con số để xem nó được đếm từ đâu.</p>""",
    "activities": """
<p>Mỗi buổi, mỗi hoạt động tuyên truyền là một dòng. <b>Ctrl+N</b> ghi buổi mới; <b>Ctrl+D</b> ghi thêm
một buổi giống buổi đang chọn, ngày hôm nay, chưa có số người.</p>
<p><b>Người dự:</b> “Đếm số” khi chỉ biết số lượng; “Theo danh sách” khi đánh dấu từng người (<b>Ctrl+T</b>): gõ vài chữ
của tên, Enter để đánh dấu, Ctrl+Z lấy lại, Esc khi xong. Ô số để trống nghĩa là chưa biết, không phải bằng 0.</p>
<p>Ngày gõ “2/6” là đủ. Phím <b>Delete</b> ở danh sách cất một buổi đi, bấm “Hoàn tác” để lấy lại.</p>""",
    "survey": """
<p>Mỗi sáu tháng một đợt khảo sát tâm tư, nguyện vọng. Phiếu không ghi tên và không lưu thứ tự nhập; kết quả
chỉ hiện sau khi đóng đợt, nhóm quá ít người không hiện.</p>
<p>Nhập phiếu giấy bằng bàn phím số: mỗi câu một phím, 0 là bỏ trống, ← để sửa câu trước.</p>""",
    "training": """
<p>Mỗi lớp tập huấn là một dòng. Thêm học viên bằng cách gõ vài chữ của tên rồi Enter; người chưa có trong
danh sách lao động thì gõ đủ họ tên.</p>
<p>Đánh dấu từng buổi, ghi kết quả và số giấy chứng nhận, rồi chọn <b>“Đã có kết quả của lớp”</b>: từ lúc đó người hoàn
thành được tính vào chỉ tiêu.</p>""",
    "people": """
<p>Danh sách người lao động xếp theo tên. Không ghi số căn cước, điện thoại, địa chỉ, dân tộc: công việc này
không cần.</p><p>Người thôi việc: ghi ngày thôi việc, không xóa, để số liệu cũ còn đúng.</p>""",
    "report": """
<p>Chọn loại báo cáo và kỳ. Bên phải là trang giấy thật; sửa lời văn thì trang đổi theo. Danh sách “còn thiếu”
cho biết cần ghi thêm gì. Sau đó ký và lưu ra USB.</p>
<p>Báo cáo đã ký không sửa được; muốn đính chính thì lập bản mới thay bản cũ.</p>""",
    "settings": """
<p>Thông tin đơn vị, số lao động theo từng thời điểm (mẫu số của mọi tỷ lệ), cách ký văn bản và chứng thư
số.</p><p>Số lao động thay đổi thì thêm dòng mới với ngày của nó, đừng sửa dòng cũ: báo cáo cũ vẫn cần số cũ.</p>""",
}


def help_for(key: str) -> str:
    """Return the help of a page as simple HTML."""
    return _PAGES.get(key, "") + _EVERYWHERE
