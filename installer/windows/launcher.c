/* CongDoan.exe: starts the Python beside it with the version of the program that current.txt names.
 *
 * CongDoan.exe [words for congdoan …] waits for the end and returns the same exit status. While it runs it holds the
 * mutex that the installer asks for. It reads nothing but current.txt; where that names no version that is there, it
 * starts another one: what bears the name of a version is complete (see usecases/updates/installation.py).
 */
#include <windows.h>
#include <wchar.h>

#define ROOM 32768
static const wchar_t *NAME = L"Sổ tay tuyên truyền công đoàn";
static const wchar_t *BROKEN =
    L"Chương trình thiếu tệp hoặc tệp bị hỏng. Hãy cài lại từ bộ cài; dữ liệu của đơn vị không bị ảnh hưởng.";

static int broken(void)
{
    MessageBoxW(NULL, BROKEN, NAME, MB_OK | MB_ICONERROR);
    return 2;
}

/* Reads the name of a folder below app\: letters, digits, dots, hyphens; it leads nowhere else. */
static int read_version(const wchar_t *folder, wchar_t *version, size_t most)
{
    wchar_t path[ROOM];
    char text[65] = {0};
    DWORD count = 0;
    swprintf(path, ROOM, L"%ls\\current.txt", folder);
    HANDLE file = CreateFileW(path, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
    if (file == INVALID_HANDLE_VALUE)
        return 0;
    BOOL ok = ReadFile(file, text, sizeof text - 1, &count, NULL);
    CloseHandle(file);
    size_t used = 0;
    for (; ok && used < count && used + 1 < most; used++) {
        char c = text[used];
        int plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
        if (!plain && !(c == '.' && used > 0))
            break;
        version[used] = (wchar_t)c;
    }
    version[used] = 0;
    return used > 0;
}

/* Whether app\version can be started. */
static int is_there(const wchar_t *folder, const wchar_t *version)
{
    wchar_t path[ROOM];
    swprintf(path, ROOM, L"%ls\\app\\%ls\\run.py", folder, version);
    DWORD kind = GetFileAttributesW(path);
    return kind != INVALID_FILE_ATTRIBUTES && !(kind & FILE_ATTRIBUTE_DIRECTORY);
}

/* Finds some version that can be started; names that begin with a dot are none. */
static int find_version(const wchar_t *folder, wchar_t *version, size_t most)
{
    wchar_t path[ROOM];
    WIN32_FIND_DATAW found;
    int any = 0;
    swprintf(path, ROOM, L"%ls\\app\\*", folder);
    HANDLE search = FindFirstFileW(path, &found);
    if (search == INVALID_HANDLE_VALUE)
        return 0;
    do {
        if (found.cFileName[0] == L'.' || wcslen(found.cFileName) >= most || !is_there(folder, found.cFileName))
            continue;
        wcscpy(version, found.cFileName);
        any = 1;
    } while (FindNextFileW(search, &found));
    FindClose(search);
    return any;
}

int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, PWSTR words, int show)
{
    static wchar_t folder[ROOM], command[ROOM], python[ROOM];
    wchar_t version[64];
    STARTUPINFOW start = {.cb = sizeof start};
    PROCESS_INFORMATION process;
    DWORD status = 2;
    (void)instance, (void)before, (void)show;

    DWORD length = GetModuleFileNameW(NULL, folder, ROOM);
    wchar_t *last = wcsrchr(folder, L'\\');
    if (length == 0 || length >= ROOM || last == NULL)
        return broken();
    *last = 0;
    if (!(read_version(folder, version, 64) && is_there(folder, version)) && !find_version(folder, version, 64))
        return broken();
    CreateMutexW(NULL, FALSE, L"Local\\CongDoan_running");
    swprintf(python, ROOM, L"%ls\\python\\pythonw.exe", folder);
    swprintf(command, ROOM, L"\"%ls\" -X utf8 \"%ls\\app\\%ls\\run.py\" %ls", python, folder, version, words);
    GetStartupInfoW(&start); /* what our standard handles are, those of Python will be */
    if (!CreateProcessW(python, command, NULL, NULL, TRUE, 0, NULL, NULL, &start, &process))
        return broken();
    WaitForSingleObject(process.hProcess, INFINITE);
    GetExitCodeProcess(process.hProcess, &status);
    return (int)status;
}
