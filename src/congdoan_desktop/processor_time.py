"""How much of the processor another process has had: on a busy or slow computer that is less than the clock says."""

import ctypes
import os
from contextlib import suppress
from math import inf
from pathlib import Path

_LOOK = 0x1000
"""PROCESS_QUERY_LIMITED_INFORMATION."""


def processor_seconds(pid: int) -> float:
    """Return seconds of the processor that process `pid` has had so far; endless where nobody says."""
    with suppress(OSError, ValueError, IndexError, AttributeError):
        return _by_kernel32(pid) if os.name == "nt" else _by_proc(pid)
    return inf


def _by_proc(pid: int) -> float:
    after_name = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")  # utime, stime: proc(5)


def _by_kernel32(pid: int) -> float:  # UNTESTED where this program is built
    kernel, handle = ctypes.CDLL("kernel32"), ctypes.c_void_p
    kernel.OpenProcess.restype = handle
    kernel.GetProcessTimes.argtypes = (handle, handle, handle, handle, handle)
    kernel.CloseHandle.argtypes = (handle,)
    process = kernel.OpenProcess(_LOOK, False, pid)
    if not process:
        raise OSError(pid)
    made, ended, in_kernel, in_user = (ctypes.c_uint64() for _ in range(4))
    try:
        if not kernel.GetProcessTimes(process, *map(ctypes.byref, (made, ended, in_kernel, in_user))):
            raise OSError(pid)
    finally:
        kernel.CloseHandle(process)
    return (in_kernel.value + in_user.value) / 10_000_000  # of 100 ns
