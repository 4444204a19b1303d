/* The start program of JOOR Desktop on Windows: loads the Python that lies beside it and runs the program with it.

   It is built twice from this: joor-desktop.exe opens the window and has no console, joor-desktop.com is for terminals,
   which find it first where both lie side by side. */

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#define LONGEST_PATH 32768

typedef int (*MainOfPython)(int, wchar_t **);

static wchar_t path[LONGEST_PATH];

static MainOfPython load_python(void)
{
    DWORD length = GetModuleFileNameW(NULL, path, LONGEST_PATH);
    wchar_t *name = wcsrchr(path, L'\\');
    if (length == 0 || length >= LONGEST_PATH - 64 || name == NULL)
        return NULL;
    wcscpy(name + 1, L"program\\python\\" PYTHON_LIBRARY);
    SetDllDirectoryW(L""); /* no library is taken from the folder that a person happens to be in */
    HMODULE python = LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    return python == NULL ? NULL : (MainOfPython)(void *)GetProcAddress(python, "Py_Main");
}

static int complain(void)
{
    const wchar_t *text = L"JOOR Desktop is not complete. Install it again: your lists are kept.";
#ifdef IN_TERMINAL
    fputws(text, stderr);
#else
    MessageBoxW(NULL, text, L"JOOR Desktop", MB_ICONERROR | MB_OK);
#endif
    return 70;
}

int wmain(int count, wchar_t **words)
{
    static wchar_t *own[] = {NULL, L"-I", L"-X", L"utf8", L"-m", L"start_installed"};
    const int given = sizeof own / sizeof *own;
    MainOfPython main_of_python = load_python();
    wchar_t **all = calloc(given + count, sizeof *all);
    if (main_of_python == NULL || all == NULL)
        return complain();
    for (int i = 0; i < given; i++)
        all[i] = own[i];
    all[0] = words[0];
    for (int i = 1; i < count; i++)
        all[given + i - 1] = words[i];
    return main_of_python(given + count - 1, all);
}
