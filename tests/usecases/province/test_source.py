"""What a taking-in is called afterwards."""

from pathlib import Path

from congdoan_desktop.usecases.province.receive.look import source_of


def test_one_place_by_its_name_several_by_the_first() -> None:
    one, two = Path("/media/usb/thang-6"), Path("/media/usb/thang-7")
    assert [source_of(()), source_of((one,)), source_of((one, two, two))] == ["", "thang-6", "thang-6 (+2)"]
