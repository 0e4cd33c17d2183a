"""Lists: what their columns give way to."""

from pytestqt.qtbot import QtBot

from congdoan_desktop.ui.tables import Column, RowsTable


def test_no_title_is_cut_however_narrow_its_column_was_meant(qtbot: QtBot) -> None:
    long = "Số đoàn viên là người dân tộc thiểu số"
    table = RowsTable((Column(title="Tên", text=str), Column(title=long, text=str, width=40)), key=str)
    qtbot.addWidget(table)
    table.resize(900, 300)
    table.show()
    assert table.columnWidth(1) >= table.horizontalHeader().fontMetrics().horizontalAdvance(long)


def test_an_optional_column_gives_way_to_the_room_that_titles_take(qtbot: QtBot) -> None:
    long = "Số đoàn viên là người dân tộc thiểu số"
    columns = (
        Column(title="Tên", text=str),
        Column(title=long, text=str, width=40),
        Column(title="Ghi chú", text=str, width=80, optional=True),
    )
    table = RowsTable(columns, key=str)
    qtbot.addWidget(table)
    table.resize(420, 300)
    table.show()
    assert table.isColumnHidden(2)
    table.resize(900, 300)
    assert not table.isColumnHidden(2)
