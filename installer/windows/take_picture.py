"""Opens the window of the installed program on the sample union and takes a picture.

`python.exe take_picture.py APP PNG`, for the test of an installation: all is loaded from the folder APP.
"""

import os
import sys
from pathlib import Path

app_folder, picture = Path(sys.argv[1]), Path(sys.argv[2])
sys.path.insert(0, str(app_folder))
os.environ["CONGDOAN_HOME"] = str(picture.parent / "home")

from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402 (the folder must be known first)
from PySide6.QtWidgets import QApplication  # noqa: E402

from congdoan_desktop import app as program  # noqa: E402
from congdoan_desktop import paths  # noqa: E402
from congdoan_desktop.ui import theme, vietnamese  # noqa: E402
from congdoan_desktop.usecases.sample_union import make_sample  # noqa: E402

store = picture.parent / "mẫu.congdoan"
make_sample(store, paths.resources())
application = QApplication(sys.argv[:1])
theme.apply(application, bundled_font=True)
vietnamese.install(application)
window = program.open_window(store)
window.resize(1366, 768)
window.show()
loop = QEventLoop()
QTimer.singleShot(4000, loop.quit)  # the figures of the first page are drawn beside it
loop.exec()
saved = window.grab().save(str(picture))
window.close()
application.processEvents()
os._exit(0 if saved else 1)
