from congdoan_desktop.domain.expand import Each, expanded
from congdoan_desktop.domain.report import Column
from congdoan_desktop.domain.template import ReportTemplate, SectionTemplate, TableTemplate


def template() -> ReportTemplate:
    return ReportTemplate(
        kind="k",
        version=1,
        type_name="t",
        type_code="BC",
        plan="p",
        subject="s",
        file_topic="T",
        opening=(),
        closing="c",
        nothing="n",
        sections=(
            SectionTemplate(id="one", level=1, number="I", heading="Một"),
            SectionTemplate(id="one.first", level=2, number="1", heading="Đầu"),
            SectionTemplate(
                id="area", level=2, number="1", heading="Về {name}", each="areas", items="asked", chart="drawn"
            ),
            SectionTemplate(id="last", level=2, number="2", heading="Cuối"),
            SectionTemplate(id="two", level=1, number="II", heading="Hai"),
            SectionTemplate(id="bare", level=2, number="9", heading="{name}", each="areas"),
        ),
        tables=(
            TableTemplate(code="07", title="Chung", rows="all", columns=(Column(heading="A"),)),
            TableTemplate(code="07", title="Theo {name}", rows="by", columns=(Column(heading="A"),), each="groups"),
        ),
    )


AREAS = (Each(code="jobs", name="Việc {làm}"), Each(code="-", name="Khác"))


def test_a_section_stands_for_each_of_its_list_and_all_are_numbered_again() -> None:
    parts = expanded(template(), {"areas": AREAS}).sections
    assert [(part.id, part.number, part.heading) for part in parts] == [
        ("one", "I", "Một"),
        ("one.first", "1", "Đầu"),
        ("area.jobs", "2", "Về Việc {làm}"),
        ("area.-", "3", "Về Khác"),
        ("last", "4", "Cuối"),
        ("two", "II", "Hai"),
        ("bare.jobs", "1", "Việc {làm}"),
        ("bare.-", "2", "Khác"),
    ]
    assert [(part.items, part.chart) for part in parts[2:4]] == [("asked:jobs", "drawn:jobs"), ("asked:-", "drawn:-")]
    assert (parts[-1].items, parts[-1].chart) == ("", "")


def test_a_list_that_is_not_there_leaves_nothing() -> None:
    found = expanded(template(), {})
    assert [part.id for part in found.sections] == ["one", "one.first", "last", "two"]
    assert [table.code for table in found.tables] == ["07"]


def test_tables_are_lettered_and_get_their_columns() -> None:
    groups = [Each(code=f"g{n}", name=f"nhóm {n}", columns=(Column(heading=f"G{n}"),)) for n in range(28)]
    tables = expanded(template(), {"groups": groups}).tables
    assert [table.code for table in tables[:4]] == ["07", "07a", "07b", "07c"]
    assert [table.code for table in tables[-2:]] == ["07aa", "07ab"]
    assert (tables[1].title, tables[1].rows) == ("Theo nhóm 0", "by:g0")
    assert [column.heading for column in tables[1].columns] == ["A", "G0"]


def test_a_template_without_lists_stays_as_it_is() -> None:
    plain = expanded(template(), {"areas": AREAS})
    assert expanded(plain, {"areas": AREAS}) == plain
