"""Words that only some papers bear: letters, papers for the union alone, papers signed by hand."""

FORM: dict[str, str] = {
    "about": "V/v {subject}",
    "internal": "LƯU HÀNH NỘI BỘ",
    "strip": "Mã đối chiếu {code} · trang {page}/{pages}",
    "strip_care": "Mã gắn bản giấy với tệp số liệu. Xin không viết, không đóng dấu lên mã.",
}
