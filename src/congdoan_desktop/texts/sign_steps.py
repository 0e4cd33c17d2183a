"""What a person can mend about the picture of a signature and a paper that waits to be signed."""

SIGN_STEP_ERRORS: dict[str, str] = {
    "prepare.file_gone": "Không thấy tệp “{name}” như lúc đưa ra (đã xóa hoặc đã sửa), và chương trình đã đổi nên "
    "không vẽ lại đúng bản ấy. Hãy bỏ bản chờ ký này rồi lập lại.",
    "picture.not_png": "“{name}” không phải ảnh PNG. Hãy chọn ảnh chữ ký định dạng PNG, nền trong suốt.",
    "picture.empty": "Ảnh “{name}” không có nét nào. Hãy chọn ảnh chữ ký khác.",
    "picture.too_many_pixels": "Ảnh quá lớn. Hãy cắt sát chữ ký, chiều dài dưới 10.000 điểm ảnh.",
    "picture.damaged": "Ảnh bị hỏng, không đọc hết được. Hãy xuất lại ảnh PNG.",
}
