/* The function of Windows' bcryptprimitives.dll that libraries written in Rust import, and Wine 8 lacks. */

#include <windows.h>

BOOLEAN NTAPI SystemFunction036(void *bytes, ULONG count); /* what Windows calls RtlGenRandom */

__declspec(dllexport) BOOL WINAPI ProcessPrng(BYTE *bytes, SIZE_T count)
{
    return SystemFunction036(bytes, (ULONG)count);
}
