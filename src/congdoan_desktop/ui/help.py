"""F1: a short help for each page, by the page's key."""

from congdoan_desktop.ui.province.help import PROVINCE_PAGES

_EVERYWHERE = """
<p><b>Ở mọi trang</b><br>
Ctrl+1 … Ctrl+9, Ctrl+0: sang trang khác · Ctrl+N: ghi mới · Ctrl+F: tìm trong danh sách, không cần gõ dấu · Tab, Enter:
sang ô tiếp theo · F4 ở ô ngày: mở lịch · Esc: về danh sách, không mất gì đã gõ · F1: trang này.<br>
<b>Ctrl+K</b> tìm mọi thứ: người, buổi, ý kiến, kế hoạch, trang; Enter mở đúng chỗ · <b>Ctrl+M</b> lịch tháng: đã làm,
dự kiến, đến hạn · <b>Ctrl+H</b> lịch sử của bản ghi đang mở: ai sửa gì, lúc nào, khôi phục bản cũ ·
<b>Ctrl+Shift+Delete</b> những gì đã cất, lấy lại được.<br>
Gõ đến đâu chương trình lưu đến đó; dòng cuối bên trái cho biết đã lưu lúc nào. Bản ghi còn thiếu mục bắt buộc được giữ
là bản nháp; lần mở sau trang Tổng quan nhắc lại.</p>
"""

_PAGES = {
    "overview": """
<p>Trang này trả lời ba câu hỏi: việc gì đến hạn, mỗi chỉ tiêu đã đi được bao xa, làm gì tiếp theo.</p>
<p>Thanh đậm là số chắc chắn; phần gạch chéo là số có thể đạt, vì buổi chỉ đếm số người thì không biết ai dự trùng.
Ghi danh sách người dự thì phần gạch chéo hẹp lại. Bấm vào con số để xem nó được đếm từ đâu.</p>
<p>Việc cần làm gồm báo cáo, khảo sát, báo cáo đợt, đầu việc trong kế hoạch của đơn vị, buổi đã dự kiến nay qua
ngày, kiến nghị, vụ việc, đối thoại, yêu cầu về dữ liệu cá nhân, minh chứng hết thời gian lưu; việc quá hạn đứng
trước.</p>""",
    "activities": """
<p>Mỗi buổi, mỗi hoạt động tuyên truyền là một dòng. <b>Ctrl+N</b> ghi buổi mới; <b>Ctrl+D</b> ghi thêm
một buổi giống buổi đang chọn, ngày hôm nay, chưa có số người.</p>
<p><b>Người dự:</b> “Đếm số” khi chỉ biết số lượng; “Theo danh sách” khi đánh dấu từng người (<b>Ctrl+T</b>): gõ vài chữ
của tên hoặc các chữ đầu (“nvd”), Enter để đánh dấu, Ctrl+Z lấy lại, Esc khi xong. Ngày có nhiều buổi:
<b>Ctrl+Shift+T</b> đánh dấu các danh sách trong một bảng, phím 1–6 chọn thẳng danh sách. <b>Ctrl+P</b> in danh sách để
ký hoặc danh sách đã dự, <b>Ctrl+Shift+P</b> in biên bản buổi để ký,
<b>Ctrl+Enter</b> ký, gửi biên bản ấy. Ô số để trống nghĩa là chưa biết, không phải bằng
0.</p>
<p><b>Mới dự kiến:</b> ngày chưa tới thì chương trình đề nghị; buổi dự kiến không vào số liệu nào. Diễn ra rồi thì
<b>Ctrl+G</b>.</p>
<p><b>Ý kiến:</b> gõ mỗi dòng một ý, <b>Ctrl+I</b> ghi dòng đang gõ thành phiếu ý kiến; không ghi tên người nói.
<b>Minh chứng:</b> kéo thả, dán (<b>Ctrl+V</b>) hoặc chọn ảnh, PDF; Enter mở xem, Delete cất đi. Ảnh được gỡ nơi chụp
và có ngày hết hạn giữ.</p>
<p>Ngày gõ “2/6” là đủ. Phím <b>Delete</b> ở danh sách cất một buổi đi, bấm “Hoàn tác” để lấy lại.</p>""",
    "survey": """
<p>Mỗi sáu tháng một đợt khảo sát tâm tư, nguyện vọng. Chọn mẫu phiếu (<b>Ctrl+L</b> xem, chép, sửa các mẫu), nhận
phiếu bằng một hay nhiều cách, nhập lại một phần để kiểm tra, kết thúc đợt rồi mới xem kết quả. Nút tô đậm là bước
tiếp theo.</p>
<p><b>Ctrl+T</b> nhập phiếu giấy bằng bàn phím số: mỗi câu một phím, 0 là bỏ trống, ← để sửa câu trước. <b>Ctrl+P</b>
in phiếu giấy để phát; sau khi kết thúc thì in biên bản hủy phiếu. <b>Ctrl+R</b> xem kết quả.</p>
<p><b>Giấu tên:</b> phiếu không ghi tên, giờ, thứ tự nhập. Phiếu nằm trong thùng phiếu khóa kín, kết thúc đợt mới mở
một lần, đếm rồi hủy; nhóm quá ít người không hiện. Chìa khóa thùng phiếu nằm ở máy đã nhập phiếu đầu tiên: hãy kết
thúc đợt ở máy đó, và chỉ hủy phiếu giấy sau khi kết thúc.</p>
<p>Mẫu phiếu đã dùng thì không sửa nữa: chép thành bản mới. Mẫu là tệp XLSForm, KoboToolbox và ODK cũng mở được.</p>""",
    "training": """
<p>Mỗi lớp tập huấn là một dòng. Thêm học viên bằng cách gõ vài chữ của tên rồi Enter; người chưa có trong
danh sách lao động thì gõ đủ họ tên; sau này trùng tên với người trong danh sách thì chọn người ấy, bấm “Đúng là …” để
ghép lại, khi đó mới được tính là đã học.</p>
<p><b>Ctrl+L, Ai chưa học:</b> chọn loại tập huấn và nhóm người; Ctrl+I mời tất cả vào lớp đang mở, Enter mời một
người, Ctrl+P in danh sách. <b>Ctrl+Enter</b> ký, gửi báo cáo hoặc biên bản của lớp.</p>
<p>Đánh dấu từng buổi, bấm “Ghi hoàn thành”, rồi chọn <b>“Đã có kết quả của lớp”</b>: từ lúc đó người hoàn
thành được tính vào chỉ tiêu. “Cấp số giấy chứng nhận” điền số cho ai chưa có; lớp do nơi khác tổ chức thì nơi
đó cấp.</p>
<p><b>Ctrl+P:</b> in danh sách ký tên từng buổi, danh sách kết quả, giấy chứng nhận cho cả lớp hoặc cho người đang
chọn. Trang in hiện ra trước: Enter để in, Ctrl+S để lưu thành tệp PDF.</p>""",
    "opinions": """
<p>Năm loại hồ sơ, mỗi loại một thẻ: <b>Alt+1</b> Ý kiến · <b>Alt+2</b> Kiến nghị · <b>Alt+3</b> Đối thoại ·
<b>Alt+4</b> Vụ việc · <b>Alt+5</b> Phản bác. <b>Ctrl+P</b> in giấy tờ của thẻ đang mở; <b>Ctrl+Enter</b> ký, gửi biên
bản đối thoại, báo cáo nhanh.</p>
<p><b>Ý kiến:</b> không ghi ai nói; có vẻ có tên người thì chương trình nhắc. <b>Ctrl+T</b> chuyển thành kiến nghị
để theo dõi hạn và kết quả, <b>Ctrl+B</b> ghi thành vụ việc. <b>Vụ việc</b> phải báo cáo nhanh ngay trong ngày.</p>
<p><b>Đối thoại:</b> <b>Ctrl+I</b> thêm nội dung, <b>Ctrl+P</b> in biên bản có chữ ký hai bên, <b>Ctrl+L</b> in bản
công bố. Bảng “Đủ điều kiện hợp lệ?” xét theo Nghị định 145/2020; ngày làm việc trừ thứ Bảy, Chủ nhật và ngày
lễ.</p>
<p>Đoạn có dấu MẬT không được lưu: chương trình không được chứa tài liệu mật.</p>""",
    "people": """
<p>Danh sách người lao động xếp theo tên. Không ghi số căn cước, điện thoại, địa chỉ: công việc này không cần. Ô trên
danh sách chọn hiện những ai; <b>Ctrl+P</b> in danh sách đang hiện; “Trích ngang…” in danh sách cán bộ công đoàn.</p>
<p><b>Dân tộc</b> là dữ liệu nhạy cảm: chỉ mở sau khi ghi sự đồng ý của người lao động; rút lại thì xóa hẳn, rồi
thay các bản sao lưu cũ nếu muốn.</p>
<p><b>Thôi việc:</b> ghi ngày thôi việc, đừng cất đi, để số liệu cũ còn đúng. Khi không còn cần thì “Khử nhận dạng”: xóa
họ tên, dữ liệu riêng, giữ số đếm. Danh sách “Đã nghỉ, chưa khử nhận dạng” cho biết còn những ai.</p>
<p><b>Quyền của người lao động:</b> ghi yêu cầu và hạn (trả lời trong 2 ngày làm việc), xem và in mọi thứ đang giữ về
một người, sửa, xóa hẳn. Sửa những nơi trong lời văn còn ghi tên rồi hãy xóa; xong thì thay các bản sao lưu cũ.</p>
<p><b>Ctrl+I</b> nhập danh sách từ Excel (.xlsx, .xls, .csv) hoặc dán thẳng từ Excel: chương trình đoán mỗi cột là gì,
đề nghị đổi chữ kiểu cũ (.VnTime, VNI), chỉ ra người trùng và dòng sai trước khi ghi. Cả lần nhập hoàn tác được.</p>""",
    "plans": """
<p><b>Kế hoạch cấp trên</b> (Alt+1): kế hoạch, chỉ tiêu, các đợt. Enter vào một đợt, phím cách đánh dấu nội dung đã
tuyên truyền, mũi tên lên xuống. Đợt chưa biết ngày thì ghi sau, khi sự kiện đã có ngày; hạn báo cáo đợt tính theo
ngày đó.</p>
<p><b>Kế hoạch của đơn vị</b> (Alt+2): Ctrl+N lập kế hoạch, <b>Ctrl+G</b> soạn sẵn theo kế hoạch cấp trên rồi sửa;
mỗi đầu việc một dòng, Alt+↑↓ đổi thứ tự; <b>Ctrl+P</b> in thành văn bản Kế hoạch, số và ngày để trống khi chưa
có; <b>Ctrl+Enter</b> ký, gửi.</p>
<p><b>Bảng chỉ tiêu</b> (Alt+3): chọn kỳ; Enter mở danh sách đã đếm; Ctrl+P in bảng. Chỉ tiêu không tự tính được có
ghi lý do. Việc mới dự kiến không bao giờ được tính.</p>
<p><b>Hạn nộp</b> (Alt+4): ngày chương trình đề xuất; LĐLĐ tỉnh ấn định ngày khác thì ghi vào đây.</p>""",
    "report": """
<p>Chọn loại văn bản, rồi chọn kỳ hoặc bản ghi. Bên phải là trang giấy thật; sửa lời văn thì trang đổi theo. Thẻ
<b>Còn thiếu</b> (Alt+1) cho biết cần ghi thêm gì: Enter đến đúng chỗ.</p>
<p><b>Ký…</b> (Ctrl+Enter): chọn cách ký, số và ngày, rồi ký. Ký bằng phần mềm khác hay ký tay thì văn bản đợi ở thẻ
<b>Chờ ký</b> (Alt+2) đến khi nhận lại tệp đã ký hoặc gắn bản quét. Xong thì <b>Gửi…</b> (Ctrl+U).</p>
<p>Văn bản đã ký không sửa được. Sai sau khi ký: thẻ <b>Đã ký</b> (Alt+3), “Sửa sai…” lập bản thay thế, hoặc công văn
đính chính nếu chỉ sai trình bày.</p>
<p><b>Alt+↑↓</b> sang mục khác, <b>Ctrl+G</b> dùng lời gợi ý, <b>Ctrl+PgUp</b>, <b>Ctrl+PgDown</b> lật trang giấy,
<b>Ctrl+P</b> in. “Sửa mẫu…” đổi tên mục, lời gợi ý, thêm mục cho loại văn bản đang chọn.</p>
<p>Biên bản, báo cáo nhanh, kế hoạch cũng ký từ trang của bản ghi: <b>Ctrl+Enter</b> ở đó đưa đến đây.</p>""",
    "exchange": """
<p>Bốn thẻ: <b>Alt+1</b> Gửi · <b>Alt+2</b> Sổ văn bản đi · <b>Alt+3</b> Nhật ký · <b>Alt+4</b> Nhận về.</p>
<p><b>Gửi:</b> chọn văn bản đã ký rồi <b>Enter</b> hoặc Ctrl+U ghi ra ổ USB, <b>Ctrl+E</b> tạo thư điện tử,
<b>Ctrl+S</b> lưu vào thư mục, <b>Ctrl+P</b> in. Ghi ra ổ thì tệp được đọc lại từ ổ, so với bản gốc và kiểm tra chữ ký;
chỉ rút ổ khi chương trình nói “Có thể rút ổ”. Ổ đầy, khóa ghi hay bị rút giữa chừng thì không tệp dở nào được coi là đã
gửi: làm lại là xong. Thư được mở sẵn bằng chương trình thư của máy, bấm Gửi ở đó; chương trình này không tự gửi gì.</p>
<p><b>Danh sách có tên người</b> (Ctrl+L) chỉ đi ra ngoài sau khi ký và mã hóa riêng cho nơi nhận, phải ghi lý do; trên
ổ đĩa không có bản nào đọc được.</p>
<p><b>Sổ văn bản đi:</b> một dãy số cho cả năm, không dùng lại. Enter sửa những cột còn ghi được; Ctrl+N ghi văn bản lập
ngoài chương trình; Delete hủy một số còn trống, phải ghi lý do; Ctrl+P in sổ để đóng quyển.</p>
<p><b>Nhật ký:</b> tệp nào đi đâu, lúc nào, ai gửi, mã SHA-256; chỉ ghi thêm, không sửa, không xóa được.</p>
<p><b>Nhận về:</b> kế hoạch, phiếu, hạn nộp, chứng thư do cấp trên phát hành. <b>Ctrl+U</b> tìm trên USB, <b>Ctrl+O</b>
chọn tệp (hoặc kéo tệp thả vào), <b>Enter</b> xem điều gì thay đổi rồi nhận. Bộ đầu tiên phải gọi điện so dấu vân tay.
Bộ cũ hơn, bị sửa hay giả mạo thì không nhận được. Nhận xong mở lại chương trình để dùng. “Có phần chưa dùng được”: xem
lý do ở chân trang.</p>
<p><b>Phiếu tiếp nhận</b> của cấp trên cũng nhận ở thẻ này: kết quả hiện ở thẻ Gửi, cạnh từng văn bản (đã nhận, cần bổ
sung, bị từ chối). Cần bổ sung thì <b>Ctrl+R</b> lập báo cáo thay thế; việc ấy có cả ở trang Tổng quan.</p>""",
    "settings": """
<p>Thông tin đơn vị, số lao động theo từng thời điểm (mẫu số của mọi tỷ lệ), cách ký văn bản và chứng thư
số. Phần <b>Máy này</b>: tên người ghi đứng trong lịch sử. Phần <b>Đã cất</b>: mọi bản ghi đã cất, lấy lại
được.</p>
<p><b>Khóa của đơn vị</b>: “Xin chứng thư…” ghi yêu cầu ra USB đưa lên cấp trên; cấp trên gọi điện thì đọc 20 ký tự ở
dòng “Dấu vân tay của khóa”. “Nhận chứng thư…” lấy tệp cấp trên gửi về (USB hoặc thư). Có chứng thư rồi thì ký được văn
bản bằng khóa này. Sắp hết hạn thì trang Tổng quan nhắc trước 60 ngày.</p>
<p><b>Mật khẩu, tự khóa</b> (không bắt buộc): mã hóa tệp dữ liệu và các bản sao lưu từ đó về sau; in phiếu khôi phục cất
két trước đã. Chép tệp dữ liệu đi đâu thì chép cả tệp <b>.khoa</b> cùng tên. Có mật khẩu thì màn hình tự khóa khi không
có ai dùng; <b>Ctrl+Shift+K</b> khóa ngay.</p>
<p>Số lao động thay đổi thì thêm dòng mới với ngày của nó, đừng sửa dòng cũ: báo cáo cũ vẫn cần số cũ.</p>""",
}


def help_for(key: str) -> str:
    """Return the help of a page as simple HTML."""
    return {**_PAGES, **PROVINCE_PAGES}.get(key, "") + _EVERYWHERE
