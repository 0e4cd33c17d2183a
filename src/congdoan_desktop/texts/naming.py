"""Words that tell the name of a person from other words in capitals."""

from collections.abc import Iterable

from congdoan_desktop.domain.naming import NamingWords

_TITLES = """
anh chị ông bà em cô chú bác cậu mợ dì thím cháu thầy bạn cụ anh/chị ông/bà đ/c
đồng|chí công|nhân đoàn|viên đồng|nghiệp
"""
"""`|` stands for a blank inside an entry, here and below."""
_FAMILIES = """
nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn đào trịnh trương lâm mai tạ tô chu
lò lường lù lèng lương lừu quàng cà tòng vàng vừ sùng giàng thào mùa hạng hảng chảo chẻo tẩn phàn phùng ma mã cứ hờ
sình tráng cháng chang pờ lỳ giá vù khoàng nùng poòng hà cầm bạc điêu đèo mào y ksor rơ siu niê êban kpă
"""
_PLACES = """
tỉnh huyện xã phường thị|trấn thị|xã thành|phố tp thôn bản làng xóm ấp phố đường ngõ khu chợ cầu sông suối núi đèo
tổ xưởng nhà|máy công|ty phòng ban đội trường bệnh|viện trạm nương đồi hợp|tác|xã htx kcn nghị|quyết giải|thưởng
"""
_NOT_NAMES = (
    "giám đốc",
    "phó giám đốc",
    "tổng giám đốc",
    "ban giám đốc",
    "ban chấp hành",
    "chủ tịch",
    "phó chủ tịch",
    "bí thư",
    "phó bí thư",
    "tổ trưởng",
    "tổ phó",
    "quản đốc",
    "kế toán",
    "trưởng phòng",
    "phó phòng",
    "công đoàn",
    "công nhân",
    "công ty",
    "công an",
    "bảo hiểm",
    "ủy viên",
    "đảng ủy",
    "đảng viên",
    "đoàn viên",
    "hội viên",
    "liên đoàn",
    "người lao động",
    "hồ chí minh",
    "bác hồ",
    "nguyễn ái quốc",
    "việt nam",
    "hà nội",
    "lai châu",
    "điện biên",
    "sơn la",
    "lào cai",
    "yên bái",
    "hà giang",
    "tuyên quang",
    "thái nguyên",
    "an giang",
    "hải phòng",
    "đà nẵng",
    "cần thơ",
    "bắc ninh",
    "bắc giang",
    "bình dương",
    "đồng nai",
    "long an",
)


def naming_words(places: Iterable[str] = ()) -> NamingWords:
    """Return the words of the language; `places`: names as a catalogue has them ("Xã Tân Uyên", "Phường Đoàn Kết")."""
    own = (place.casefold().removeprefix("xã ").removeprefix("phường ") for place in places)
    return NamingWords(
        titles=_several(_TITLES),
        families=_several(_FAMILIES),
        places=_several(_PLACES),
        not_names=(*_NOT_NAMES, *own),
    )


def _several(words: str) -> frozenset[str]:
    return frozenset(word.replace("|", " ") for word in words.split())
