/* cais.exe and cais.com: Cais, as a program of Windows, by the Python beside it.

   The same source twice, for a window and for a terminal. Who types `cais` gets cais.com, as Windows looks for
   that ending first; a double-click gets cais.exe, which opens no terminal. Python's own rules for where its
   modules are come from the file python313._pth, so that no variable and no other Python of this computer counts.
   It takes no code: what the app begins beside itself by this program it asks for by name, as -X launcher says. */

#include <stdlib.h>
#include <wchar.h>
#include <windows.h>

typedef int (*python_main)(int, wchar_t **);

/* A sentence where somebody sees it: beside a window in one, else in the terminal. */
static int complain(const wchar_t *sentence)
{
#ifdef WINDOWED
    MessageBoxW(NULL, sentence, L"Cais", MB_OK | MB_ICONERROR);
#else
    fwprintf(stderr, L"%ls\n", sentence);
#endif
    return 1;
}

int wmain(int count, wchar_t **given)
{
    static wchar_t place[32768];
    DWORD length = GetModuleFileNameW(NULL, place, 32768);
    wchar_t *name = wcsrchr(place, L'\\');
    if (!length || length >= 32768 || !name)
        return complain(L"Cais does not find its own folder. Please install it again.");
    wcscpy(name, L"\\python313.dll");
    SetDllDirectoryW(L""); /* nothing is loaded from the folder that it was started in */
    HMODULE python = LoadLibraryExW(place, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    python_main run = python ? (python_main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (!run)
        return complain(L"A part of Cais is missing (python313.dll). Please install it again.");
    wchar_t *before[] = {given[0], L"-X", L"utf8", L"-X", L"launcher", L"-m", L"desktop"};
    const int more = sizeof before / sizeof *before;
    wchar_t **all = calloc(count + more, sizeof *all);
    if (!all)
        return complain(L"There is not enough memory to start Cais.");
    memcpy(all, before, sizeof before);
    for (int at = 1; at < count; at++)
        all[more + at - 1] = given[at];
    return run(more + count - 1, all);
}
