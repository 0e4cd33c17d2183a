"""The report on a survey, from the page to signed files that programs which are not ours accept."""

from datetime import date, datetime
from pathlib import Path

import pytest

from congdoan_desktop import paths
from congdoan_desktop.demo import sample_signer
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.verdict import State
from congdoan_desktop.handoff.attachments import read_attachments
from congdoan_desktop.handoff.report_json import NAME, decode
from congdoan_desktop.handoff.workbook_part import read_report
from congdoan_desktop.reference.loaded import load
from congdoan_desktop.signing.trust import Trust
from congdoan_desktop.signing.verify import verify
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.ui.pages.report import ReportPage
from congdoan_desktop.usecases.sign_report import SignRequest, sign_report
from congdoan_desktop.usecases.start_union import start_union
from tests.fixtures import survey_round
from tests.fixtures.desk import Desk
from tests.fixtures.union import HEAD_COUNT, PROFILE, UNIT
from tests.independent.libreoffice import libreoffice
from tests.independent.nss import make_nss
from tests.independent.pdfsig import pdfsig
from tests.independent.verapdf import verapdf
from tests.independent.xmlsec import xmlsec

NOW = datetime.now(VIETNAM)


@pytest.mark.parametrize("sheets", [8, 120])
def test_independent_verifiers_accept_paper_and_workbook_with_charts(sheets: int, tmp_path: Path) -> None:
    path = tmp_path / "tan-uyen.congdoan"
    start_union(path, UNIT, PROFILE, HEAD_COUNT)
    request = SignRequest(
        kind="khao-sat", period="2026-H1", number=1, issued_on=NOW.date(), made_at=NOW, folder=tmp_path
    )
    with open_store(path) as store:
        survey_round.closed_round(store, sheets)
        anchor, signer = sample_signer(store, NOW)
        signed = sign_report(store, load(paths.resources()), request, signer)
    xlsx_path = signed.files[1]
    pdf, xlsx = signed.pdf.read_bytes(), xlsx_path.read_bytes()
    assert signed.pdf.name.endswith("_KHAOSAT.pdf")
    for data in (pdf, xlsx):
        assert verify(data, Trust(anchors=(anchor,)), now=NOW).state is State.VALID
    assert read_report(xlsx) == read_attachments(pdf)[NAME]
    assert decode(read_report(xlsx)).kind == "khao-sat"
    assert (b"xl/charts/" in xlsx) == (sheets > 10)

    nss = make_nss(tmp_path / "nss", [anchor])
    assert [(s.valid, s.trusted, s.whole) for s in pdfsig(signed.pdf, nss)] == [(True, True, True)]
    assert [s.valid for s in xmlsec(xlsx_path, anchor, tmp_path / "xmlsec")] == [True]
    for found in libreoffice([xlsx_path], nss, tmp_path / "lo").values():
        assert [(s.valid, s.trusted) for s in found] == [(True, True)]
    assert verapdf([signed.pdf], "3u", tmp_path / "vera") == {signed.pdf: []}


def show(desk: Desk) -> ReportPage:
    page = desk.open("report").page()
    assert isinstance(page, ReportPage)
    desk.bot.waitUntil(lambda: page.paper.pages > 0)
    page.open_record("khao-sat@2026-H1")
    return page


def test_the_page_says_what_comes_first_and_follows_the_closed_round(desk: Desk) -> None:
    page = show(desk)
    desk.bot.waitUntil(lambda: "Chưa kết thúc đợt khảo sát" in page.paper.notice.text())
    assert page.paper.pages == 0
    assert page.sign_dialog() is None
    desk.bot.waitUntil(lambda: "survey_none" in [finding.code for finding in page._findings])
    assert not [part for part in page._subject.template.sections if part.id.startswith("results.area.")]
    page.sections.choose("outlook")

    def close(store: object) -> None:
        survey_round.closed_round(store)  # type: ignore[arg-type]

    page._context.worker.run(close, changes=frozenset({"SurveyRound", "Petition"}))
    desk.bot.waitUntil(lambda: page.paper.pages > 5)
    desk.settle()
    listed = [page.sections.item(row).text() for row in range(page.sections.count())]
    assert any("An toàn, vệ sinh lao động, bữa ăn ca" in text for text in listed)
    part = page.sections.current()
    assert part is not None and part.id == "outlook"
    assert page.sign_dialog() is not None


def test_words_on_an_area_are_kept_and_stand_on_its_page(desk: Desk) -> None:
    with open_store(desk.path) as store:
        survey_round.closed_round(store)
    page = show(desk)
    desk.bot.waitUntil(lambda: page.paper.pages > 5)
    desk.settle()
    page.sections.choose("results.area.life")
    assert page.paper.page == page._section_pages["results.area.life"] > 0
    page.editor.box.setPlainText("Nhà trọ còn chật, xa nơi làm việc.")
    with desk.bot.waitSignal(page.drafting.drawn):
        page.editor.keep()
    desk.bot.waitUntil(lambda: not page.holds_unsaved())
    page.open_record("khao-sat@2026-H1@results.area.life")
    assert page.editor.box.toPlainText() == "Nhà trọ còn chật, xa nơi làm việc."


def test_a_round_of_another_half_is_another_report(desk: Desk) -> None:
    with open_store(desk.path) as store:
        other = survey_round.round_(id="r1", period="2025-H2", opened_on=date(2025, 12, 1))
        survey_round.ask(store, other, survey_round.sheets(30), date(2025, 12, 20))
        assert repository.get(store, type(other), "r1") is not None
    page = show(desk)
    desk.bot.waitUntil(lambda: "Chưa kết thúc đợt khảo sát" in page.paper.notice.text())
    page.open_record("khao-sat@2025-H2")
    desk.bot.waitUntil(lambda: page.paper.pages > 5)
