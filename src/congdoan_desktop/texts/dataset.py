"""Words of the data set for a warehouse."""

DATASET_WORDS: dict[str, str] = {
    "help": "ghi mọi số liệu đã tiếp nhận thành các bảng Parquet cho kho dữ liệu",
    "out": "thư mục để ghi các bảng; chưa có thì tạo",
    "done": "Đã ghi các bảng vào {folder}:",
    "table": "  {table}: {rows} dòng",
}

DATASET_ERRORS: dict[str, str] = {
    "dataset.no_library": "Máy này chưa có thư viện pyarrow để ghi tệp Parquet. Cài bằng lệnh: pip install pyarrow",
    "dataset.not_province": "Tệp dữ liệu này của một công đoàn cơ sở: chưa tiếp nhận báo cáo nào để xuất.",
}
