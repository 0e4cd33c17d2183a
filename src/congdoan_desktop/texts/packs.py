"""Words of packs: kinds of parts, the paper that tells what is inside, what would change where one is taken in."""

PART_KINDS: dict[str, str] = {
    "plan": "Kế hoạch",
    "survey": "Phiếu khảo sát",
    "catalogue": "Danh mục",
    "template": "Mẫu báo cáo",
    "days": "Hạn nộp",
    "trust": "Chứng thư tin cậy",
    "certificates": "Chứng thư đơn vị",
    "units": "Danh bạ",
}

PACK: dict[str, str] = {
    "days": "Hạn thực hiện các việc theo kỳ",
    "trust": "Chứng thư gốc và danh sách chứng thư thu hồi",
    "certificates": "Chứng thư đã cấp cho các đơn vị",
    "units": "Danh bạ đơn vị trực thuộc",
    "plan": "{short}: {title}",
    "survey": "{title} (bản {version})",
    "catalogue": "Danh mục {name}",
    "template": "{name} (bản {version})",
    "attached": "Mục lục của bộ phát hành, để chương trình đọc",
    "said_by": "bộ số {number} của {issuer}",
    "all_units": "Các công đoàn trực thuộc",
    "yearly": "{day}/{month} hằng năm",
    "after": "{count} ngày sau khi hết {window}",
    "at_end": "ngày cuối {window}",
    "proposed": "{when} (đề xuất)",
    "letter_subject": "Bộ phát hành số {number}: {title}",
    "letter_greeting": "Kính gửi các công đoàn trực thuộc,",
    "letter_body": "{unit} gửi bộ phát hành số {number} “{title}”, tệp {name} kèm theo.\n\nLưu tệp vào máy, mở "
    "chương trình, vào “Gửi và nhận”, thẻ “Nhận về”, chọn tệp để xem điều gì thay đổi rồi nhận. Lần đầu nhận, hãy gọi "
    "điện cho chúng tôi để so dấu vân tay.",
}

DUE_WINDOWS: dict[str, str] = {"half": "6 tháng", "year": "năm", "phase": "đợt", "plan": "kế hoạch"}

CATALOGUES: dict[str, str] = {
    "unit_kinds": "loại hình đơn vị",
    "communes": "xã, phường",
    "forms": "hình thức tuyên truyền",
    "topics": "nội dung tuyên truyền",
    "audiences": "đối tượng",
    "venue_kinds": "nơi tổ chức",
    "count_methods": "cách đếm",
    "training_kinds": "loại lớp tập huấn",
    "training_levels": "kết quả tập huấn",
    "union_roles": "chức danh công đoàn",
    "networks": "mạng lưới",
    "contracts": "loại hợp đồng",
    "survey_methods": "cách khảo sát",
    "evidence_kinds": "loại minh chứng",
    "opinion_channels": "kênh nắm dư luận",
    "opinion_areas": "lĩnh vực ý kiến",
    "opinion_spreads": "mức lan rộng của ý kiến",
    "opinion_moods": "thái độ",
    "opinion_risks": "mức nguy cơ",
    "settlement_levels": "cấp giải quyết",
    "petition_states": "trạng thái kiến nghị",
    "platforms": "nền tảng mạng",
    "refutation_kinds": "cách phản bác",
    "dialogue_kinds": "loại đối thoại",
    "holidays": "ngày nghỉ lễ",
    "consent_purposes": "mục đích đồng ý",
    "consent_ways": "cách đồng ý",
    "request_kinds": "yêu cầu về dữ liệu cá nhân",
    "ethnic_groups": "dân tộc",
    "funds_sources": "nguồn kinh phí",
    "task_states": "trạng thái công việc",
    "enterprise_sizes": "quy mô doanh nghiệp",
}

CHANGES: dict[str, str] = {
    "plan_new": "Kế hoạch mới: {short}, ngày {day}, {targets} chỉ tiêu, hiệu lực từ {start}.",
    "plan_later": "Kế hoạch {short} bản ngày {day} thay bản ngày {old} đang dùng.",
    "plan_same": "Kế hoạch {short}: đã có, không thay đổi.",
    "plan_kept": "Kế hoạch {short}: giữ bản ngày {old} đang dùng, vì bản trong bộ không mới hơn.",
    "day": "Hạn “{duty}” ({plan}): {now}, thay cho {old}.",
    "day_new": "Hạn “{duty}” ({plan}): {now}.",
    "days_same": "Hạn thực hiện các việc: không thay đổi.",
    "survey_new": "Phiếu mới: {title}.",
    "survey_same": "{title}: đã có.",
    "catalogue": "{name}: thêm {added} mã, ngừng {ended} mã.",
    "catalogue_same": "{name}: không thay đổi.",
    "template": "Mẫu báo cáo {name}: bản {version} thay bản {old}.",
    "template_same": "Mẫu báo cáo {name}: giữ bản {old} đang dùng.",
    "authority_new": "Chứng thư gốc được tin cậy từ nay: {name}, đến ngày {day}.",
    "authorities_gone": "Thôi tin cậy {count} chứng thư gốc cũ.",
    "list": "Danh sách chứng thư thu hồi lập ngày {day}: {count} chứng thư bị thu hồi.",
    "list_same": "Chứng thư tin cậy: không thay đổi.",
    "encryption": "Chứng thư để mã hóa danh sách gửi {name}: dùng được đến {day}.",
    "own_certificate": "Trong bộ có chứng thư cấp cho khóa của đơn vị này: {name}, dùng được đến {day}.",
    "own_held": "Chứng thư của đơn vị này: đã có.",
    "other_certificates": "Chứng thư của {count} đơn vị, không có chứng thư mới cho đơn vị này.",
    "register": "Ghi vào danh sách đơn vị trực thuộc: {units} đơn vị mới, {certificates} chứng thư mới.",
    "units": "Danh bạ {count} đơn vị; đơn vị này là {code}.",
    "units_not_here": "Danh bạ {count} đơn vị; không có đơn vị mang mã {code}.",
}


def contents_words(contents: tuple[str, ...]) -> str:
    """Return "Kế hoạch (2), Hạn nộp, Chứng thư tin cậy": what is in a pack, each kind once."""
    kinds = [content.partition(":")[0] for content in contents]
    counts = {kind: kinds.count(kind) for kind in kinds}
    return ", ".join(PART_KINDS[kind] + (f" ({count})" if count > 1 else "") for kind, count in counts.items())


REFUSED: dict[str, str] = {
    "plan": "kế hoạch “{name}” (bản chương trình này chưa đọc được: hãy cập nhật chương trình)",
    "catalogue": "danh mục “{name}” (sửa mã đã phát hành, hoặc bản chương trình này chưa biết: vẫn dùng danh mục cũ)",
    "template": "mẫu báo cáo “{name}” (cần những mục mà bản chương trình này chưa có: vẫn dùng mẫu cũ)",
}


def refused_words(contents: tuple[str, ...], refused: tuple[str, ...]) -> str:
    """Return what of a pack that was taken in is not used here, each with its reason, or nothing."""
    passed = [content.partition(":") for content in dict.fromkeys(contents) if content in refused]
    said = [REFUSED[kind].format(name=CATALOGUES.get(name, name)) for kind, _, name in passed if kind in REFUSED]
    return "; ".join(said)
