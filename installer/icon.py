"""Draws the icon of the program, and the side of the installer's first page: `python installer/icon.py` writes
resources/theme/app.png, windows/app.ico and windows/side.bmp.
"""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).resolve().parent.parent
SIZE, SIZES = 1024, [(size, size) for size in (16, 24, 32, 48, 64, 128, 256)]
SIDE = (164, 314)
BLUE, WHITE, GOLD = "#0B5CAD", "#FFFFFF", "#F2C14E"


def main() -> None:
    """Draw once, large; the small ones are made smaller from it."""
    image = draw()
    image.resize((256, 256), Image.Resampling.LANCZOS).save(ROOT / "resources" / "theme" / "app.png", optimize=True)
    image.save(ROOT / "installer" / "windows" / "app.ico", sizes=SIZES)
    side = Image.new("RGB", SIDE, BLUE)
    small = image.resize((132, 132), Image.Resampling.LANCZOS)
    side.paste(small, (16, 92), small)
    side.save(ROOT / "installer" / "windows" / "side.bmp")


def draw() -> Image.Image:
    """Return a page with two letters and a line of gold, on blue."""
    image = Image.new("RGBA", (SIZE, SIZE), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    pen.rounded_rectangle((32, 32, SIZE - 32, SIZE - 32), 180, fill=BLUE)
    font = ImageFont.truetype(str(ROOT / "resources" / "fonts" / "LiberationSans-Bold.ttf"), 560)
    pen.text((SIZE / 2, SIZE / 2 - 40), "CĐ", font=font, fill=WHITE, anchor="mm")
    pen.rounded_rectangle((190, 760, SIZE - 190, 830), 35, fill=GOLD)
    return image


if __name__ == "__main__":
    main()
