"""Words of the comparison with the year before: what is counted, in which unit, and how far apart it is."""

from congdoan_desktop.texts.paper import FIGURES

_UNITS: dict[str, str] = {
    "workers_total": "người",
    "members_total": "người",
    "sessions": "buổi",
    "attendances": "lượt người",
    "attendances_women": "lượt người",
    "attendances_minority": "lượt người",
    "reached": "người",
    "activities": "hoạt động",
    "indirect_reach": "lượt",
    "digital_products": "tin, bài",
    "material_copies": "bản",
    "surveys": "cuộc",
    "opinions": "ý kiến",
    "petitions": "kiến nghị",
    "petitions_settled": "kiến nghị",
    "incidents": "vụ việc",
    "refutations": "lượt",
    "dialogues": "cuộc",
    "courses": "lớp",
    "people_trained": "người",
    "trained_oral": "người",
    "trained_digital": "người",
    "trained_refute": "người",
    "funds_union": "đồng",
    "funds_employer": "đồng",
    "funds_social": "đồng",
}

COMPARED: dict[str, str] = {
    **{f"label:{code}": FIGURES[code].removesuffix(" (đồng)") for code in _UNITS},
    **{f"unit:{code}": unit for code, unit in _UNITS.items()},
    "share:reached": "Tỷ lệ người lao động được tuyên truyền",
    "unit:share": "%",
    "change": "{low}",
    "change_span": "từ {low} đến {high}",
    "change_least": "ít nhất {low}",
    "change_most": "nhiều nhất {high}",
    "change_estimated": "{change} (ước tính)",
    "span": "{low}–{high}",
    "least": "ít nhất {low}",
    "estimated": "{count} (ước tính)",
}
