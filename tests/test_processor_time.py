"""What another process has had of the processor."""

import os
import time
from math import inf

from congdoan_desktop.processor_time import processor_seconds


def test_it_is_what_the_process_itself_says() -> None:
    before = time.process_time()
    told = processor_seconds(os.getpid())
    assert before - 0.1 <= told <= time.process_time() + 0.1


def test_nobody_says_it_of_one_that_is_not() -> None:
    assert processor_seconds(2**31 - 1) == inf
