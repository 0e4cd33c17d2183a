"""The picture of a handwritten signature: kept in the data file, shown in a signature only, gone when taken away."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from congdoan_desktop.errors import UserError
from congdoan_desktop.store.database import open_store
from congdoan_desktop.usecases.signature_picture import keep_picture, picture_of, read_picture
from congdoan_desktop.usecases.start_union import start_union
from tests.fixtures.union import HEAD_COUNT, PROFILE, UNIT


def a_signature(path: Path, ink: bool = True) -> Path:
    picture = Image.new("RGBA", (400, 200), (0, 0, 0, 0))
    if ink:
        ImageDraw.Draw(picture).line([(20, 150), (200, 40), (380, 150)], fill=(20, 50, 160, 255), width=9)
    picture.save(path, "PNG")
    return path


def test_a_picture_is_kept_until_it_is_taken_away(tmp_path: Path) -> None:
    store_path = tmp_path / "a.congdoan"
    start_union(store_path, UNIT, PROFILE, HEAD_COUNT)
    with open_store(store_path) as store:
        assert picture_of(store) is None
        picture = read_picture(a_signature(tmp_path / "chu-ky.png"))
        keep_picture(store, picture)
    with open_store(store_path) as store:
        assert picture_of(store) == picture
        assert Image.open(BytesIO(picture)).size[0] < 400
        keep_picture(store, None)
        assert picture_of(store) is None


def test_what_is_no_signature_is_refused_with_its_name(tmp_path: Path) -> None:
    photo = tmp_path / "anh.png"
    photo.write_bytes(b"\xff\xd8\xff\xe0 JPEG")
    with pytest.raises(UserError) as caught:
        read_picture(photo)
    assert (caught.value.code, caught.value.values) == ("picture.not_png", {"name": "anh.png"})
    with pytest.raises(UserError) as caught:
        read_picture(a_signature(tmp_path / "trang.png", ink=False))
    assert caught.value.code == "picture.empty"
