"""How a page on a phone looks: big letters, wide rows to tap, light or dark as the phone is; no script, no picture.

Nothing here needs a browser newer than that of Android 5 (2014); newer ones get a little more.
"""

import base64
import hashlib

_LIGHT = {
    "page": "#fff",
    "text": "#1a1e23",
    "soft": "#55606c",
    "edge": "#8a94a0",
    "accent": "#0b5cad",
    "bad": "#b3261e",
}
_DARK = {
    "page": "#1b1d21",
    "text": "#e8eaed",
    "soft": "#aab2bd",
    "edge": "#7c8693",
    "accent": "#7db9f5",
    "bad": "#ff8f86",
}


def _colours(page: str, text: str, soft: str, edge: str, accent: str, bad: str) -> str:
    return (
        f"body,textarea,.t{{background:{page};color:{text}}}"
        f"small,.s{{color:{soft}}}"
        f"label,textarea,.t{{border:1px solid {edge}}}"
        f"h1,h2{{color:{accent}}}"
        f"button{{background:{accent};color:{page};border:2px solid {accent}}}"
        f"button.b,a.b{{background:{page};color:{accent};border:2px solid {accent}}}"
        f".x{{color:{bad}}}"
        f".w{{border-left:5px solid {bad};padding-left:11px}}"
        f"i{{background:{edge}}}i b{{background:{accent}}}"
    )


STYLE = (
    "*{box-sizing:border-box}"
    "html{-webkit-text-size-adjust:100%}"
    "body{margin:0;font:20px/1.4 sans-serif;overflow-wrap:break-word;word-wrap:break-word}"
    "main{max-width:34em;margin:0 auto;padding:14px 16px 40px}"
    "h1{font-size:24px;line-height:1.25;margin:6px 0 10px}"
    "h2{font-size:20px;margin:14px 0 0}"
    "p{margin:8px 0}"
    "small{font-size:16px;display:block;font-weight:normal}"
    ".s{font-size:16px}"
    "fieldset{border:0;margin:22px 0 0;padding:0;min-width:0}"
    "legend{display:block;float:left;width:100%;padding:0;margin:0 0 8px;font-weight:bold;white-space:normal}"
    "legend+*{clear:both}"
    "label{display:block;position:relative;margin:8px 0;padding:12px 12px 12px 50px;border-radius:8px}"
    "label input{position:absolute;left:13px;top:14px;width:22px;height:22px;margin:0}"
    "input:checked+span{font-weight:bold}"
    "textarea,.t{display:block;width:100%;font:inherit;padding:10px;border-radius:8px;margin:0}"
    ".c{font-size:28px;letter-spacing:3px;text-transform:uppercase}"
    "button,a.b{display:block;width:100%;margin:14px 0 0;padding:14px;border-radius:8px;font:inherit;font-weight:bold;"
    "text-align:center;text-decoration:none}"
    "form>button:first-of-type{margin-top:26px}"
    ".x{font-weight:bold;margin:0 0 8px}"
    "i{display:block;height:6px;border-radius:3px;margin:6px 0 0}i b{display:block;height:6px;border-radius:3px}"
    f"{''.join(f'.k{tenth}{{width:{tenth}0%}}' for tenth in range(11))}"
    f"{_colours(**_LIGHT)}"
    f"@media(prefers-color-scheme:dark){{{_colours(**_DARK)}}}"
)

_DIGEST = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = (
    f"default-src 'none'; style-src 'sha256-{_DIGEST}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Content-Security-Policy of every page: nothing is loaded or run, whatever a label may hold."""
