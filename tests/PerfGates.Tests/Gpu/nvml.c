/* A libnvidia-ml.so.1 that replays a trace instead of asking a card. FAKE_TRACE names it, FAKE_PID the file into which the
   program under test writes its process id, FAKE_MODE what is wrong. A line of the trace: for how many looks it holds, MiB
   used of the card, then process:MiB for each process, where "self" is the program under test. Time is counted in looks;
   until the program has written its id, it stands still on the first line. At the last line the file FAKE_PID.done is
   written, so that the program knows that it may end. */
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct { uint32_t version; uint64_t total, reserved, free, used; } memory2;
typedef struct { uint64_t total, free, used; } memory1;
typedef struct { uint32_t pid; uint64_t used; uint32_t gi, ci; } process2;
typedef struct { uint32_t pid; uint64_t used; } process1;
typedef struct { uint32_t gpu, mem; uint64_t peak, time, start; uint32_t running, reserved[5]; } accounting;
enum { LINES = 256, ROWS = 8 };
static struct { int looks; uint64_t used; int rows; struct { long pid; uint64_t mib; } row[ROWS]; } line[LINES];
static int lines, at, left, looks;
static const uint64_t MIB = 1 << 20, TOTAL = 24576ull << 20;

static int mode(const char *name) { const char *m = getenv("FAKE_MODE"); return m && !strcmp(m, name); }

static long self(void)
{
    long pid = 0;
    FILE *f = fopen(getenv("FAKE_PID"), "r");
    if (f) { if (fscanf(f, "%ld", &pid) != 1) pid = 0; fclose(f); }
    return pid;
}

static int finish(void)
{
    char done[4096];
    snprintf(done, sizeof done, "%s.done", getenv("FAKE_PID"));
    FILE *f = fopen(done, "w");
    if (f) fclose(f);
    return 1;
}

static void advance(void)
{
    if (self() == 0) return;
    looks++;
    if (--left > 0) return;
    if (at + 1 < lines) left = line[++at].looks;
    else finish();
}

int nvmlInit_v2(void)
{
    char text[1024], *word;
    FILE *f = fopen(getenv("FAKE_TRACE"), "r");
    if (mode("notloaded")) return 9;
    if (!f) return 12;
    for (lines = 0; lines < LINES && fgets(text, sizeof text, f); lines++) {
        line[lines].looks = atoi(strtok(text, " \n"));
        line[lines].used = strtoull(strtok(NULL, " \n"), NULL, 10);
        for (line[lines].rows = 0; (word = strtok(NULL, " \n")); line[lines].rows++) {
            int r = line[lines].rows;
            line[lines].row[r].pid = strncmp(word, "self", 4) ? atol(word) : -1;
            line[lines].row[r].mib = strtoull(strchr(word, ':') + 1, NULL, 10);
        }
    }
    fclose(f);
    at = 0; left = line[0].looks;
    return 0;
}
int nvmlShutdown(void) { return 0; }
int nvmlSystemGetDriverVersion(char *text, unsigned n) { snprintf(text, n, "550.54.15"); return 0; }
int nvmlDeviceGetCount_v2(unsigned *n) { *n = mode("nocard") ? 0 : 1; return 0; }
int nvmlDeviceGetHandleByIndex_v2(unsigned i, void **device) { *device = (void *)(uintptr_t)(i + 1); return 0; }
int nvmlDeviceGetUUID(void *d, char *text, unsigned n)
{
    snprintf(text, n, d == (void *)1 ? "GPU-00010203-0405-0607-0809-0a0b0c0d0e0f" : "MIG-part-%d", (int)(uintptr_t)d);
    return 0;
}
int nvmlDeviceGetName(void *d, char *text, unsigned n) { snprintf(text, n, "Fake 24"); return 0; }

int nvmlDeviceGetMigMode(void *d, unsigned *current, unsigned *pending) { *current = *pending = mode("mig"); return 0; }
int nvmlDeviceGetMaxMigDeviceCount(void *d, unsigned *n) { *n = 7; return 0; }
int nvmlDeviceGetMigDeviceHandleByIndex(void *d, unsigned i, void **part)
{
    if (i != 2) return 6;
    *part = (void *)(uintptr_t)9;
    return 0;
}

int nvmlDeviceGetMemoryInfo(void *d, memory1 *m) { m->total = TOTAL; m->used = line[at].used * MIB; m->free = TOTAL - m->used; return 0; }
int nvmlDeviceGetMemoryInfo_v2(void *d, memory2 *m)
{
    advance();
    if (mode("noperm") || (mode("mig") && d == (void *)1)) return 4;
    if (mode("unified")) return 3;
    if (mode("word") || m->version != 0x02000028) return 25;
    if (mode("slow")) usleep(50000);
    if (mode("crash") && looks > 5 && finish()) { signal(SIGSEGV, SIG_DFL); raise(SIGSEGV); } // the runtime's own handler survives the first one
    if (mode("lost") && looks > 5 && finish()) return 15;
    m->total = TOTAL; m->used = line[at].used * MIB; m->free = TOTAL - m->used; m->reserved = 0;
    return 0;
}

int nvmlDeviceGetComputeRunningProcesses_v2(void *d, unsigned *n, process2 *rows)
{
    unsigned need = line[at].rows;
    if (mode("listperm")) return 4;
    if (mode("v2err")) return 999;
    if (mode("size")) need = 100;
    if (*n < need) { *n = need; return 7; }
    *n = need;
    for (unsigned i = 0; i < need; i++) {
        int known = i < (unsigned)line[at].rows;
        long pid = !known ? 5000000 + i : line[at].row[i].pid < 0 ? self() : line[at].row[i].pid;
        uint64_t used = known ? line[at].row[i].mib * MIB : MIB;
        if (mode("hostpids")) pid += 3000000;
        if (mode("na")) used = UINT64_MAX;
        if (mode("stride16")) { ((process1 *)rows)[i] = (process1){ pid, used }; continue; }
        rows[i] = (process2){ pid, used, mode("mig") ? 2 : UINT32_MAX, mode("mig") ? 0 : UINT32_MAX };
    }
    return 0;
}
int nvmlDeviceGetGraphicsRunningProcesses_v2(void *d, unsigned *n, process2 *rows)
{
    return mode("both") ? nvmlDeviceGetComputeRunningProcesses_v2(d, n, rows) : (*n = 0, 0);
}
int nvmlDeviceGetMPSComputeRunningProcesses_v2(void *d, unsigned *n, process2 *rows) { *n = 0; return 3; }

int nvmlDeviceGetAccountingMode(void *d, unsigned *m) { *m = mode("accounting"); return 0; }
int nvmlDeviceGetAccountingStats(void *d, unsigned pid, accounting *a)
{
    memset(a, 0, sizeof *a);
    a->peak = 8100 * MIB;
    return (long)pid == self() ? 0 : 6;
}
int nvmlDeviceGetCurrentClocksEventReasons(void *d, uint64_t *reasons) { *reasons = mode("hot") ? 0x40 : 0x4; return 0; }
