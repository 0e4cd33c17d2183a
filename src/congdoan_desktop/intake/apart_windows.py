"""The limits of a child process on Windows: a job object that the process puts itself in.

UNTESTED where this program is built: there is no Windows there. It follows the documentation of `CreateJobObjectW`,
`SetInformationJobObject` and `JOBOBJECT_EXTENDED_LIMIT_INFORMATION`; where a call fails the child ends at once, and its
file is refused rather than read without limits. Unlike on Linux the process may still write files.
"""

import ctypes
from typing import Any

_EXTENDED_LIMITS = 9
_PROCESS_TIME, _ACTIVE_PROCESSES, _PROCESS_MEMORY, _NO_ERROR_BOX = 0x2, 0x8, 0x100, 0x400


class _Basic(ctypes.Structure):
    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("largest_working_set", ctypes.c_size_t),
        ("active_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class _Extended(ctypes.Structure):
    _fields_ = (
        ("basic", _Basic),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def limit_job(seconds: int | None, size: int) -> None:
    """Give this process at most `size` bytes and `seconds` of the processor (`None`: as many as it likes), and no
    children. Raises `OSError`.
    """
    limits = _Extended()
    limits.basic.flags = _ACTIVE_PROCESSES | _PROCESS_MEMORY | _NO_ERROR_BOX | (0 if seconds is None else _PROCESS_TIME)
    limits.basic.process_time = (seconds or 0) * 10_000_000  # in units of 100 ns
    limits.basic.active_processes = 1
    limits.process_memory = size
    kernel = _kernel()
    job = kernel.CreateJobObjectW(None, None)  # stays open as long as the process
    done = (
        job
        and kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
        and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
    )
    if not done:
        raise OSError("the limits could not be set")


def _kernel() -> Any:
    """Return kernel32 with the types that handles need on 64 bits."""
    kernel = ctypes.CDLL("kernel32")
    handle = ctypes.c_void_p
    kernel.CreateJobObjectW.restype = handle
    kernel.GetCurrentProcess.restype = handle
    kernel.SetInformationJobObject.argtypes = (handle, ctypes.c_int, handle, ctypes.c_uint32)
    kernel.AssignProcessToJobObject.argtypes = (handle, handle)
    return kernel
