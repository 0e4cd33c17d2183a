"""The register of units: what is wrong with a unit, what cannot be done with one."""

UNIT_PROBLEMS: dict[str, str] = {
    "unit_code_missing": "Chưa có mã: báo cáo của đơn vị sẽ không tự nhận ra được.",
    "unit_kind_missing": "Chưa chọn loại hình: đơn vị chưa vào chỉ tiêu riêng của doanh nghiệp.",
    "unit_code_taken": "Mã này đã dùng cho “{words}”.",
    "unit_unknown": "Đơn vị này không còn trong danh sách. Hãy chọn lại.",
    "unit_own_parent": "Đơn vị không thể là cấp trên của chính mình.",
    "unit_parent_is_base": "Cấp trên phải là công đoàn xã, phường.",
    "unit_parent_ended": "Cấp trên này đã kết thúc. Hãy chọn cấp trên khác hoặc bỏ trống.",
    "unit_middle_below": "Công đoàn xã, phường đứng ngay dưới cấp quản lý danh sách: hãy bỏ trống mục này.",
    "unit_has_others_below": "Đang có đơn vị chọn đơn vị này làm cấp trên. Hãy chuyển các đơn vị đó trước.",
    "unit_own_successor": "Đơn vị không thể kế thừa chính mình.",
    "unit_ring": "Các đơn vị kế thừa vòng quanh nhau. Hãy kiểm tra lại.",
    "unit_not_ended": "Đã ghi đơn vị kế thừa thì cần ghi ngày kết thúc.",
    "unit_before_founding": "Trước ngày thành lập.",
    "unit_never_suspended": "Chưa ghi ngày tạm ngừng.",
    "unit_after_ending": "Sau ngày kết thúc. Hãy kiểm tra lại.",
    "not_an_email": "Địa chỉ thư cần có dấu @.",
}

UNIT_ERRORS: dict[str, str] = {
    "unit.code_taken": "Mã “{taken}” đã dùng cho “{name}”. Mỗi đơn vị có một mã riêng.",
    "unit.gone": "Đơn vị này không còn trong danh sách. Hãy xem lại danh sách rồi làm lại.",
    "unit.ended": "“{name}” đã kết thúc từ trước. Muốn đổi ngày hoặc đơn vị kế thừa thì sửa thẳng ở hồ sơ của đơn vị.",
    "unit.not_begun": "Ngày này trước ngày thành lập của “{name}”. Hãy chọn ngày khác.",
    "unit.same": "Đơn vị nhận sáp nhập phải khác các đơn vị được sáp nhập.",
    "unit.other_tier": "“{name}” khác cấp với đơn vị nhận. Chỉ nhập công đoàn cơ sở vào công đoàn cơ sở, công đoàn xã "
    "vào công đoàn xã.",
    "unit.rests": "“{name}” đang tạm ngừng.",
    "unit.works": "“{name}” không tạm ngừng vào ngày này.",
    "unit.still_leads": "“{name}” còn {count} đơn vị bên dưới. Hãy sáp nhập vào công đoàn xã khác, hoặc chuyển các đơn "
    "vị đó trước.",
}
