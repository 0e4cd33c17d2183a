"""Numbers of a workbook as a person reads them."""


def number_text(value: float) -> str:
    """Return a number without zeros behind the point and without an exponent: 1990.0 → "1990"."""
    if isinstance(value, int) or value.is_integer():
        return str(int(value)) if abs(value) < 1e18 else f"{value:g}"
    return f"{value:.10f}".rstrip("0")
