"""F1 on the pages of a keeper of a register; put together with the others in `ui.help`."""

PROVINCE_PAGES: dict[str, str] = {
    "board": """
<p>Trang này cho biết với từng loại báo cáo, từng kỳ: bao nhiêu đơn vị phải nộp, đã nộp, đúng hạn, chậm, cần bổ sung,
chưa nộp, và vì sao chưa có. Đơn vị phải nộp là công đoàn cơ sở đang hoạt động vào ngày cuối kỳ; đơn vị đã kết thúc, tạm
ngừng ra khỏi mẫu số từ ngày đó.</p>
<p>Bấm vào một con số để chỉ xem những đơn vị ấy. <b>Alt+1</b> từng đơn vị, <b>Alt+2 … Alt+4</b> theo loại hình, xã
phường, công đoàn xã phường; Enter ở một nhóm để xem các đơn vị của nhóm. <b>Ctrl+F</b> tìm đơn vị.</p>
<p><b>Enter</b> mở báo cáo đơn vị đã nộp, <b>Ctrl+D</b> duyệt, <b>Ctrl+R</b> trả lại kèm lý do, <b>Ctrl+B</b> mọi bản
đã nộp của đơn vị, <b>Ctrl+G</b> sang trang Đơn vị.</p>
<p><b>Ctrl+L</b> soạn công văn nhắc chung kèm danh sách, <b>Ctrl+Shift+L</b> công văn nhắc riêng đơn vị đang chọn: cấp
số, ký, gửi như mọi văn bản. <b>Ctrl+P</b> in danh sách gọi điện của các đơn vị chưa nộp đang hiện.</p>""",
    "units": """
<p>Danh sách các đơn vị phải báo cáo: công đoàn cơ sở trực thuộc và công đoàn xã, phường ở giữa (nếu có).
<b>Ctrl+N</b> ghi đơn vị mới; <b>Ctrl+I</b> nhập cả danh sách từ Excel, kể cả tệp cũ: đơn vị đã có được nhận ra theo mã,
không có mã thì theo tên, và chương trình hỏi trước khi sửa.</p>
<p><b>Mã đơn vị</b> là thứ để nhận ra báo cáo, mỗi đơn vị một mã. <b>Loại hình</b> quyết định chỉ tiêu về doanh nghiệp
nhà nước, ngoài nhà nước. Số lao động để trống là chưa biết, không phải bằng 0.</p>
<p><b>Ctrl+G, Sáp nhập:</b> các đơn vị cũ kết thúc từ ngày đã ghi và vào một đơn vị; hồ sơ giữ đường đi từ cũ đến mới.
<b>Ctrl+E</b> ghi đơn vị kết thúc (giải thể, chia tách), tạm ngừng hoặc hoạt động lại. Từ ngày đó đơn vị ra khỏi mẫu số;
báo cáo các kỳ trước vẫn giữ nguyên.</p>
<p><b>Cất đi</b> chỉ dành cho đơn vị ghi nhầm: đơn vị đã cất không còn trong kỳ nào.</p>""",
    "intake": """
<p>Thả tệp, thư mục hoặc ổ USB vào trang này; <b>Ctrl+U</b> tìm trên ổ USB, <b>Ctrl+O</b> chọn tệp,
<b>Ctrl+Shift+O</b> chọn thư mục. Chương trình kiểm tra từng tệp: chữ ký, đơn vị, kỳ, bản cũ hay mới, số liệu có mâu
thuẫn không. Chưa ghi gì.</p>
<p><b>Ctrl+Enter</b> tiếp nhận mọi tệp tốt. Tệp “Cần xem” chờ quyết định: <b>Ctrl+T</b> tiếp nhận kèm lý do,
<b>Ctrl+R</b> trả lại đơn vị kèm lý do, <b>Ctrl+P</b> xem trang giấy, <b>Ctrl+G</b> đối chiếu rồi ghi nhận chứng thư lạ.
Tệp “Không dùng được” không bao giờ được nhận. <b>Ctrl+W</b> xong đợt này.</p>
<p>Các đợt trước chọn ở ô bên phải hàng nút. <b>Ctrl+B</b> ký phiếu tiếp nhận cho cả đợt hoặc một đơn vị, ghi vào ổ USB
hoặc gửi thư: đơn vị thấy báo cáo đã nhận hay cần bổ sung. Trả lại sau khi đã nhận thì cần thêm một phiếu.
Tệp gốc được giữ nguyên. Nhận lại tệp cũ không làm thay đổi gì.</p>""",
    "sums": """
<p>Trang này cộng báo cáo đã tiếp nhận của một kỳ. <b>Alt+1</b> chỉ tiêu (Biểu 11), <b>Alt+2</b> từng đơn vị (Biểu 10),
<b>Alt+3</b> mọi số liệu, <b>Alt+4</b> theo loại hình, xã phường, công đoàn xã phường, <b>Alt+5</b> qua các kỳ,
<b>Alt+6</b> khảo sát. <b>Enter</b> ở một số mở những báo cáo đã cộng thành số ấy.</p>
<p>Mỗi chỉ tiêu có hai cách tính: trên các đơn vị đã báo cáo, và trên tất cả đơn vị phải báo cáo. Đơn vị chưa báo cáo
không được coi là đạt, nên cách thứ hai thường là một khoảng; đánh giá theo cách ấy. “Thiếu số” là đơn vị đã báo cáo
nhưng báo cáo không cho biết: không bao giờ coi là 0.</p>
<p>Số người của hai kỳ, hai loại báo cáo không cộng với nhau vì là cùng những người. Kết quả khảo sát chỉ cộng những gì
đơn vị đã công bố.</p>
<p><b>Ctrl+L</b> lập báo cáo tổng hợp của kỳ đang xem: viết, ký, gửi như mọi báo cáo. <b>Ctrl+U</b> chuyển lên cấp trên
báo cáo tổng hợp kèm nguyên các báo cáo của đơn vị.</p>""",
    "packs": """
<p>Một bộ là một tệp PDF có ký: thông báo để đọc, kèm kế hoạch, phiếu khảo sát, danh mục, hạn nộp, chứng thư để chương
trình của đơn vị dùng. <b>Ctrl+N</b> lập bộ mới: đánh dấu những gì đưa vào, <b>Ctrl+O</b> thêm tệp từ ngoài, xem trang
giấy thật, rồi <b>Ctrl+Enter</b> ký.</p>
<p><b>Hạn nộp</b> (Alt+2): ấn định ngày cho các việc theo kỳ; đơn vị có hạn ấy khi nhận bộ có kèm “Hạn thực hiện”.</p>
<p><b>Enter</b> hoặc Ctrl+U ghi ra USB, <b>Ctrl+E</b> tạo thư, <b>Ctrl+S</b> lưu vào thư mục, <b>Ctrl+P</b> in.</p>
<p>Số của bộ tăng dần, đơn vị không nhận bộ cũ hơn; bộ đã phát hành không sửa được, sai thì phát hành bộ sau. Bộ đầu
tiên phải kèm chứng thư gốc: đơn vị gọi điện đến để so dấu vân tay trước khi nhận.</p>
<p><b>Chứng thư</b> (Alt+3): chứng thư gốc làm một lần, hai bản sao (giấy và USB) cất hai nơi; dấu vân tay ở đầu trang
đọc cho đơn vị nhận bộ đầu tiên. <b>Ctrl+U</b> tìm yêu cầu trên USB, <b>Ctrl+O</b> chọn tệp; <b>Enter</b> cấp: gọi đơn
vị theo số trong danh sách, gõ dấu vân tay nghe đọc, chương trình so; xong thì ghi chứng thư lại vào USB, hoặc gửi chung
trong bộ sau. <b>Ctrl+S</b> ghi lại ra USB, <b>Ctrl+G</b> ghi nhận chứng thư VGCA, công cộng.</p>
<p><b>Ctrl+R</b> hoặc Delete thu hồi kèm lý do: báo cáo ký bằng chứng thư ấy không nhận nữa. <b>Ctrl+B</b> lập danh sách
thu hồi mới rồi phát hành; làm sau mỗi lần thu hồi và ít nhất mỗi quý. Ô bên phải lọc: “Sắp hết hạn”.</p>""",
}
