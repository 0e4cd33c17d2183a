"""Why a pack is not given out, or not taken in."""

PACK_ERRORS: dict[str, str] = {
    "pack.nothing": "Chưa chọn gì để đưa vào bộ. Hãy đánh dấu ít nhất một mục.",
    "pack.no_title": "Hãy ghi tên bộ trên một dòng, không quá 300 chữ.",
    "pack.too_large": "Bộ có quá {most} mục hoặc quá {limit} MB. Hãy chia thành hai bộ.",
    "pack.unknown_part": "Không có “{name}” để đưa vào bộ.",
    "pack.unknown_file": "Không biết tệp “{name}” là gì. Chỉ thêm được kế hoạch (.toml), phiếu khảo sát (.xlsx) và "
    "danh mục (.csv).",
    "pack.plan_unfit": "Không dùng được kế hoạch “{name}”. Chỗ chưa đúng, hoặc chương trình này chưa biết: {where}",
    "pack.targets_shared": "Kế hoạch {name} dùng lại mã chỉ tiêu của kế hoạch khác cùng năm ({codes}). Báo cáo nhận ra "
    "chỉ tiêu theo mã, nên mỗi chỉ tiêu phải có mã riêng.",
    "pack.plan_differs": "Kế hoạch {name} đang dùng ban hành cùng ngày hoặc muộn hơn mà nội dung khác. Bản đã phát "
    "hành không sửa lại được: hãy ghi ngày ban hành mới (issued_on), hoặc đặt mã khác.",
    "pack.catalogue_unfit": "Không dùng được danh mục “{name}”. Tệp phải mang tên của một danh mục đang có và đúng các "
    "cột của nó. {where}",
    "pack.catalogue_edited": "{name} sửa lại mã đã phát hành: {codes}. Mã đã dùng chỉ được thôi dùng (ghi ngày ở cột "
    "valid_to), rồi thêm mã mới.",
    "pack.template_unfit": "Không dùng được mẫu báo cáo “{name}”: mẫu đòi hỏi điều chương trình này chưa có.",
    "pack.first_needs_trust": "Bộ đầu tiên phải kèm chứng thư gốc và danh sách thu hồi, nếu không thì chưa đơn vị nào "
    "kiểm tra được chữ ký.",
    "pack.not_own_signer": "Bộ phát hành phải ký bằng chứng thư của chính nơi phát hành, do chứng thư gốc của mình cấp "
    "(cùng tên tổ chức với chứng thư gốc).",
    "pack.not_a_pack": "Tệp “{name}” không phải bộ phát hành của cấp trên.",
    "pack.invalid": "Bộ phát hành không đúng khuôn dạng nên không nhận ({where}). Hãy báo nơi phát hành.",
    "pack.too_new": "Bộ này do bản chương trình mới hơn lập ({schema}). Hãy cập nhật chương trình rồi nhận lại.",
    "pack.changed": "Không nhận: bộ phát hành đã bị sửa hoặc chữ ký sai. {reasons}",
    "pack.not_signed": "Không nhận: tệp không có chữ ký.",
    "pack.revoked": "Không nhận: chứng thư đã ký bộ này bị thu hồi. Hãy hỏi lại nơi phát hành.",
    "pack.forged": "Không nhận: bộ mang tên “{name}” nhưng ký bằng chứng thư gốc khác với nơi đã tin cậy. Có dấu hiệu "
    "giả mạo, hãy gọi điện cho nơi phát hành.",
    "pack.not_own": "Không nhận: bộ do “{name}” ký, không phải do chính nơi giữ chứng thư gốc phát hành.",
    "pack.unconfirmed": "Không nhận: chưa xác nhận được chữ ký. {reasons}",
    "pack.no_trust": "Không nhận được: đây là bộ đầu tiên của nơi này mà không kèm chứng thư gốc của họ. Hãy xin bộ có "
    "chứng thư gốc.",
    "pack.older": "Không nhận: bộ số {number} cũ hơn bộ số {held} đã nhận.",
    "pack.other_content": "Không nhận: đã nhận một bộ số {number} có nội dung khác. Hãy hỏi lại nơi phát hành.",
    "pack.older_list": "Không nhận: danh sách chứng thư thu hồi trong bộ cũ hơn danh sách đã có. Hãy xin bộ mới hơn.",
    "pack.own": "Bộ này do chính đơn vị phát hành, không cần nhận.",
    "pack.print_missing": "Đây là bộ đầu tiên của {name}. Hãy gọi điện cho {name}, nghe đọc dấu vân tay của chứng thư "
    "gốc (20 chữ số và chữ cái a–f) rồi ghi lại. Đúng với chứng thư trong tệp thì mới nhận.",
    "pack.print_differs": "Không nhận: dấu vân tay vừa ghi không đúng với chứng thư trong tệp. Hãy nghe và ghi lại; "
    "vẫn không đúng thì bộ này là giả, hãy báo {name}.",
}
