/* A libcuda.so.1 with one card of 24 GiB. FAKE_MODE: "none" no card, "busy" others have 4 GiB, "pieces" nothing larger than
   1 GiB fits, "gone" the card stops answering once something is held. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const uint64_t GIB = 1ull << 30;
static uint64_t used;
static int is(const char *name) { const char *m = getenv("FAKE_MODE"); return m && !strcmp(m, name); }

int cuInit(unsigned flags) { return is("none") ? 100 : 0; }
int cuDeviceGet(int *device, int ordinal) { *device = ordinal; return 0; }
int cuDeviceGetName(char *text, int n, int device) { strncpy(text, "Fake 24", n); return 0; }
int cuDeviceGetUuid(uint8_t *bytes, int device) { for (int i = 0; i < 16; i++) bytes[i] = i; return 0; }
int cuDevicePrimaryCtxRetain(void **context, int device) { *context = &used; used += GIB / 2 + (is("busy") ? 4 * GIB : 0); return 0; }
int cuDevicePrimaryCtxRelease_v2(int device) { used = 0; return 0; }
int cuCtxSetCurrent(void *context) { return 0; }
int cuMemGetInfo_v2(size_t *left, size_t *total)
{
    static int asked;
    if (is("gone") && used > 8 * GIB && asked++ > 1) return 999;
    *total = 24 * GIB;
    *left = *total - used;
    return 0;
}
int cuMemAlloc_v2(uint64_t *address, size_t bytes)
{
    if (used + bytes > 24 * GIB || (is("pieces") && bytes > GIB)) return 2;
    used += bytes;
    *address = used;
    return 0;
}
