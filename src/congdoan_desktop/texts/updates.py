"""Updates brought by a stick: why one cannot be taken."""

UPDATE_ERRORS: dict[str, str] = {
    "update.not_one": "Tệp này không phải bản cập nhật của chương trình, hoặc đã bị hỏng khi chép. Hãy chép lại tệp.",
    "update.unsigned": "Bản cập nhật này không có chữ ký của nơi làm ra chương trình nên không dùng được.",
    "update.foreign_key": "Bản cập nhật này do nơi khác ký, không phải nơi làm ra chương trình. Đừng dùng tệp này.",
    "update.tampered": "Bản cập nhật này đã bị sửa sau khi ký. Đừng dùng tệp này; hãy xin tệp khác.",
    "update.too_new_form": "Bản cập nhật {version} có dạng mới mà bản {here} chưa đọc được. Hãy dùng bộ cài đầy đủ.",
    "update.other_product": "Tệp này cập nhật cho một chương trình khác.",
    "update.no_version": "Bản cập nhật này không ghi đúng số phiên bản.",
    "update.same_version": "Máy này đang dùng đúng phiên bản {version} rồi.",
    "update.older_version": "Tệp này chứa bản {version}, cũ hơn bản {here} đang dùng.",
    "update.gap": "Muốn lên bản {version} thì phải đang dùng bản {oldest} trở lên (máy này đang dùng bản {here}). "
    "Hãy cập nhật lên bản ở giữa trước, hoặc dùng bộ cài đầy đủ.",
    "update.other_runtime": "Bản {version} cần thư viện mới hơn, tệp cập nhật không mang theo. Hãy dùng bộ cài đầy đủ; "
    "dữ liệu vẫn giữ nguyên.",
    "update.bad_path": "Bản cập nhật này ghi tên tệp không được phép nên không dùng được.",
    "update.changed_file": "Có tệp bên trong bản cập nhật đã bị sửa hoặc hỏng. Hãy chép lại từ nguồn.",
    "update.added_file": "Trong bản cập nhật có thêm tệp lạ. Đừng dùng tệp này; hãy xin tệp khác.",
    "update.missing_file": "Bản cập nhật này thiếu tệp. Hãy chép lại từ nguồn.",
    "update.no_keys": "Bản chương trình này chưa có khóa của nơi làm ra nó nên không kiểm tra được bản cập nhật. "
    "Hãy dùng bộ cài đầy đủ.",
    "update.not_installed": "Chương trình đang chạy không phải bản cài trên Windows (hoặc bản mang theo USB), nên "
    "không cập nhật bằng tệp này. Hãy dùng cách đã cài để cập nhật.",
    "update.read_only": "Không được phép ghi vào thư mục chương trình {folder}. Bản đang dùng vẫn còn nguyên. Hãy bỏ "
    "khóa ghi, hoặc chép chương trình sang nơi ghi được.",
}
