"""One report after the other on the same half-year, signed in three ways: each replaces the last, all end alike."""

import subprocess
from pathlib import Path

from congdoan_desktop import paths
from congdoan_desktop.domain.records import IssuedReport
from congdoan_desktop.domain.verdict import State
from congdoan_desktop.handoff.report_json import decode
from congdoan_desktop.reference.loaded import load
from congdoan_desktop.signing.trust import Trust
from congdoan_desktop.signing.verify import verify
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.usecases.attach_scan import attach_scan, look_at_scan
from congdoan_desktop.usecases.hand_over import state_of
from congdoan_desktop.usecases.register import register_of
from congdoan_desktop.usecases.sample_union import make_sample
from congdoan_desktop.usecases.sign_report import sign_report
from congdoan_desktop.usecases.take_back import look_at_returned, take_back
from congdoan_desktop.usecases.unit_key import make_unit_key, open_unit_key
from tests.fixtures.signing_desk import NOW, a_signer, prepared, printed, scanned, sign_request, signed_elsewhere
from tests.independent.nss import make_nss
from tests.independent.pdfsig import pdfsig


def test_three_ways_one_end(tmp_path: Path) -> None:
    path, folder, reference = tmp_path / "mau.congdoan", tmp_path / "đã ký", load(paths.resources())
    make_sample(path, paths.resources())
    anchor, signer = a_signer("Lường Văn Thịnh", "Công đoàn cơ sở Công ty TNHH Chè Mây Tân Uyên")
    with open_store(path) as store:
        make_unit_key(store, "mật khẩu của đơn vị", NOW)
        first = sign_report(store, reference, sign_request(tmp_path, 6), signer).record

        given = prepared(store, reference, tmp_path, "other_program", 7)
        back = tmp_path / "về.pdf"
        back.write_bytes(signed_elsewhere(given.pdf.read_bytes(), signer))
        returned = look_at_returned(store, given.record.id, back, Trust(anchors=(anchor,)), NOW)
        second = take_back(store, returned, folder).record

        given = prepared(store, reference, tmp_path, "by_hand")
        scan_file = tmp_path / "quét.pdf"
        scan_file.write_bytes(scanned(printed(given.pdf.read_bytes())))
        scan = look_at_scan(store, given.record.id, scan_file)
        seal_key = open_unit_key(store, "mật khẩu của đơn vị")
        third = attach_scan(store, scan, number=8, issued_on=NOW.date(), signer=seal_key, folder=folder, now=NOW).record
        fourth = sign_report(store, reference, sign_request(tmp_path, 9), signer).record

        issued = (first, second, third, fourth)
        assert [(one.way, one.revision, one.number) for one in issued] == [
            *(("program", 1, 6), ("other_program", 2, 7), ("by_hand", 3, 8), ("program", 4, 9)),
        ]
        assert [one.replaces for one in issued] == ["", first.id, second.id, third.id]
        closings = [decode(one.report_json.encode()).closing for one in issued]
        for number, closing in zip((6, 7, 8), closings[1:], strict=True):
            assert f"thay thế Báo cáo số {number:02d}/BC-CĐCS ngày 30/6/2026" in closing
        lines = register_of(store, 2026)
        assert [line.number for line in lines[:5]] == [1, 2, 3, 4, 5]  # holes, and the sample's own plan
        assert [(line.number, line.state, line.paper_id) for line in lines[5:]] == [
            (one.number, "issued", one.id) for one in issued
        ]
        assert {state_of(one, folder) for one in issued} == {"whole"}
        assert len(repository.find(store, IssuedReport)) == 4
    for one in (first, second, fourth):
        pdf = (folder / f"{one.file_stem}.pdf").read_bytes()
        assert verify(pdf, Trust(anchors=(anchor,)), now=NOW).state is State.VALID
    nss = make_nss(tmp_path / "nss", [anchor])
    seen = pdfsig(folder / f"{second.file_stem}.pdf", nss)
    assert [(one.valid, one.whole) for one in seen] == [(True, True)]
    told = ["openssl", "cms", "-verify", "-noverify", "-inform", "DER", "-in", str(folder / f"{third.file_stem}.p7m")]
    run = subprocess.run(told, capture_output=True, check=True)
    assert third.control_code in run.stdout.decode()
