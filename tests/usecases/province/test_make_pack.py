"""A pack is given out whole or not at all, and only such a one as a unit can take."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from congdoan_desktop.domain.pack import PackPart
from congdoan_desktop.domain.records import OutgoingPaper, Pack
from congdoan_desktop.errors import UserError
from congdoan_desktop.handoff.pack_file import read_pack
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.usecases.province.make_pack import PackOrder, draft_pack
from congdoan_desktop.usecases.province.pack_contents import (
    catalogue_from_file,
    offers,
    part_of,
    plan_from_file,
    survey_from_file,
)
from congdoan_desktop.usecases.register import next_number
from congdoan_desktop.usecases.taken_packs import reference_of
from tests.fixtures.packs import KH30, NOW, give_out, office, the_plan
from tests.fixtures.province_store import make_province
from tests.independent.nss import make_nss
from tests.independent.pdfsig import pdfsig
from tests.independent.verapdf import verapdf
from tests.reference.shipped import RESOURCES

TODAY = NOW.date()


@pytest.fixture
def province(tmp_path: Path) -> Iterator[Store]:
    make_province(tmp_path / "tinh.congdoan")
    with open_store(tmp_path / "tinh.congdoan") as store:
        yield store


def code_of(error: pytest.ExceptionInfo[UserError]) -> str:
    return error.value.code


def test_it_is_registered_and_lies_in_its_folder(province: Store, tmp_path: Path) -> None:
    made = give_out(province, tmp_path / "ra", the_plan(province), trust=office().trust())
    assert made.pdf.name == "CDCS_TB_00001_V1_20260615_BOPHATHANH.pdf"
    line = repository.find(province, OutgoingPaper)[0]
    assert (line.number, line.state, line.type_name, line.paper_id) == (1, "issued", "Thông báo", made.record.id)
    assert next_number(province, 2026) == 2
    head = read_pack(made.pdf.read_bytes()).head
    assert (head.number, head.issuer.name) == (1, "Liên đoàn Lao động tỉnh Lai Châu")
    nss = make_nss(tmp_path / "nss", [office().authority.certificate])
    (said,) = pdfsig(made.pdf, nss)
    assert (said.signer, said.valid, said.trusted, said.whole) == ("Nguyễn Thị Thiện", True, True, True)
    assert verapdf([made.pdf], "3u", tmp_path / "vera") == {made.pdf: []}


def test_the_paper_tells_targets_and_due_days(province: Store, tmp_path: Path) -> None:
    order = PackOrder(
        title="Bộ", parts=(the_plan(province),), paper_number=1, issued_on=TODAY, made_at=NOW, folder=tmp_path
    )
    report = draft_pack(province, reference_of(province), order)
    assert [table.code for table in report.annexes] == ["01", "02", "03"]
    assert ("KH 30/KH-LĐLĐ", "6 tháng/lần") in {(row[1], row[3]) for row in report.annexes[1].rows}
    assert {row[3] for row in report.annexes[2].rows} >= {"30/11 hằng năm (đề xuất)"}


def test_what_cannot_be_taken_is_not_given_out(province: Store, tmp_path: Path) -> None:
    plan, trust = the_plan(province), office().trust()
    with pytest.raises(UserError) as nothing:
        give_out(province, tmp_path)
    with pytest.raises(UserError) as first:
        give_out(province, tmp_path, plan)
    with pytest.raises(UserError) as by_unit:
        give_out(province, tmp_path, plan, trust=trust, signer=office().unit)
    with pytest.raises(UserError) as untitled:
        give_out(province, tmp_path, plan, trust=trust, title=" ")
    with pytest.raises(UserError) as heavy:
        give_out(province, tmp_path, replace(plan, part=replace(plan.part, data=b"x" * 41_000_000)), trust=trust)
    codes = [code_of(error) for error in (nothing, first, by_unit, untitled, heavy)]
    assert codes == [
        *("pack.nothing", "pack.first_needs_trust", "pack.not_own_signer", "pack.no_title", "pack.too_large")
    ]
    assert repository.find(province, Pack) == () and repository.find(province, OutgoingPaper) == ()
    assert not list(tmp_path.glob("*.pdf"))


def test_everything_that_is_offered_can_go_in(province: Store) -> None:
    reference = reference_of(province)
    found = offers(province, reference, TODAY)
    assert {(one.kind, one.name) for one in found} >= {
        ("plan", KH30),
        ("survey", "tam-tu-nguyen-vong@1"),
        ("units", "units"),
    }
    for one in found:
        titled = part_of(province, reference, one.kind, one.name, TODAY)
        assert (titled.part.kind, titled.part.name, titled.title) == (one.kind, one.name, one.title)
        assert titled.part.data
    with pytest.raises(UserError) as unknown:
        part_of(province, reference, "plan", "kh-0", TODAY)
    assert code_of(unknown) == "pack.unknown_part"


def test_a_plan_from_outside_is_looked_through(province: Store, tmp_path: Path) -> None:
    reference, path = reference_of(province), tmp_path / "kh-41.toml"
    text = (RESOURCES / "plans" / f"{KH30}.toml").read_text("utf-8")
    good = text.replace(KH30, "kh-41").replace('code = "T', 'code = "N')

    def refused(changed: str, name: str = "kh-41.toml") -> str:
        (tmp_path / name).write_text(changed, "utf-8")
        with pytest.raises(UserError) as caught:
            plan_from_file(tmp_path / name, reference)
        return code_of(caught)

    path.write_text(good, "utf-8")
    assert plan_from_file(path, reference).part == PackPart(kind="plan", name="kh-41", data=good.encode())
    assert refused(good.replace('due = "', 'due = "1')) == "pack.plan_unfit"
    assert refused(good.replace("threshold = [100, 100]", "threshold = [1, 0]")) == "pack.plan_unfit"
    assert refused(good.replace('measure = "people_reached"', 'measure = "x"')) == "pack.plan_unfit"
    assert refused(good.replace('topics = ["', 'topics = ["chưa có", "')) == "pack.plan_unfit"
    assert refused(good.replace('code = "N03"', 'code = "T12"')) == "pack.targets_shared"
    assert refused("code = ") == "pack.plan_unfit"
    assert refused("a." * 5000 + "b = 1") == "pack.plan_unfit"
    assert refused(text.replace("Tuyên truyền", "TUYÊN TRUYỀN"), f"{KH30}.toml") == "pack.plan_differs"


def test_a_catalogue_may_add_and_end_codes_and_nothing_else(province: Store, tmp_path: Path) -> None:
    reference, path = reference_of(province), tmp_path / "audiences.csv"
    text = (RESOURCES / "catalogues" / "audiences.csv").read_text("utf-8")
    head, first, *others = text.splitlines()
    columns = first.split(",")
    path.write_text(
        "\n".join([head, first, *others, ",".join(["newcomers", "Người mới", *[""] * (len(columns) - 2)]), ""])
    )
    assert catalogue_from_file(path, reference).title == "Danh mục đối tượng"
    path.write_text("\n".join([head, first.replace(columns[1], "Khác hẳn"), *others, ""]))
    with pytest.raises(UserError) as edited:
        catalogue_from_file(path, reference)
    path.rename(tmp_path / "khac.csv")
    with pytest.raises(UserError) as unknown:
        catalogue_from_file(tmp_path / "khac.csv", reference)
    assert (code_of(edited), code_of(unknown)) == ("pack.catalogue_edited", "pack.catalogue_unfit")


def test_a_questionnaire_from_outside_is_read(tmp_path: Path) -> None:
    path = tmp_path / "phieu.xlsx"
    path.write_bytes((RESOURCES / "surveys" / "tam-tu-nguyen-vong.xlsx").read_bytes())
    assert survey_from_file(path).part.name == "tam-tu-nguyen-vong@1"
