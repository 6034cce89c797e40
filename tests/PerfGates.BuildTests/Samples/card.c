// A graphics card of 24 GiB that is a file: which process holds how many bytes. One library is both the CUDA driver, by
// which programs take memory, and NVML, by which it is watched; each has only what the samples' test needs.
// Layouts: https://docs.nvidia.com/deploy/nvml-api/ and https://docs.nvidia.com/cuda/cuda-driver-api/.
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <unistd.h>

#define TOTAL (24ull << 30)
#define NAME "A card that is a file"
#define ROWS 64
#define HELD 256

typedef struct { int32_t pid; uint64_t bytes; } row;

static row *rows;
static int file;
static pthread_mutex_t threads = PTHREAD_MUTEX_INITIALIZER; // flock is between processes
static uint64_t held[HELD]; // of this process: an address is an index + 1

static int open_card(void) {
    if (rows) return 0;
    const char *path = getenv("FAKE_CARD");
    if (!path || (file = open(path, O_RDWR | O_CREAT, 0600)) < 0 || ftruncate(file, ROWS * sizeof(row))) return 1;
    rows = mmap(0, ROWS * sizeof(row), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    return 0;
}

static int lives(row *r) { return r->pid && (kill(r->pid, 0) == 0 || errno == EPERM); }

static uint64_t used(void) {
    uint64_t sum = 0;
    for (int i = 0; i < ROWS; i++) sum += lives(rows + i) ? rows[i].bytes : 0;
    return sum;
}

static void lock(void) { pthread_mutex_lock(&threads); flock(file, LOCK_EX); }

static void unlock(void) { flock(file, LOCK_UN); pthread_mutex_unlock(&threads); }

// The driver.
int cuInit(unsigned flags) { return open_card() ? 100 : 0; } // CUDA_ERROR_NO_DEVICE
int cuDeviceGet(int *device, int ordinal) { *device = ordinal; return ordinal ? 101 : 0; }
int cuDeviceGetName(char *text, int size, int device) { strncpy(text, NAME, size); return 0; }
int cuDeviceGetUuid(char *bytes, int device) { memset(bytes, 0, 16); return 0; }
int cuDevicePrimaryCtxRetain(void **context, int device) { *context = &held; return 0; }
int cuCtxSetCurrent(void *context) { return 0; }
int cuMemGetInfo_v2(size_t *left, size_t *total) { *total = TOTAL; *left = TOTAL - used(); return 0; }

static row *mine(void) {
    row *own = 0;
    for (int i = 0; i < ROWS; i++) if (rows[i].pid == getpid()) return rows + i;
    for (int i = 0; i < ROWS && !own; i++) if (!lives(rows + i)) own = rows + i;
    own->bytes = 0;
    own->pid = getpid();
    return own;
}

int cuMemAlloc_v2(uint64_t *address, size_t bytes) {
    int answer = 2; // CUDA_ERROR_OUT_OF_MEMORY
    lock();
    for (int i = 0; i < HELD && answer && used() + bytes <= TOTAL; i++) {
        if (held[i]) continue;
        mine()->bytes += held[i] = bytes;
        *address = i + 1;
        answer = 0;
    }
    unlock();
    return answer;
}

int cuMemFree_v2(uint64_t address) {
    lock();
    mine()->bytes -= held[address - 1];
    held[address - 1] = 0;
    unlock();
    return 0;
}

int cuDevicePrimaryCtxRelease_v2(int device) {
    lock();
    mine()->bytes = 0;
    memset(held, 0, sizeof held);
    unlock();
    return 0;
}

// The watcher's view.
typedef struct { uint32_t version; uint64_t total, reserved, free, used; } memory;
typedef struct { uint32_t pid; uint64_t bytes; uint32_t gi, ci; } process;

int nvmlInit_v2(void) { return open_card() ? 9 : 0; }
int nvmlShutdown(void) { return 0; }
int nvmlSystemGetDriverVersion(char *text, unsigned size) { strncpy(text, "550.0", size); return 0; }
int nvmlDeviceGetCount_v2(unsigned *count) { *count = 1; return 0; }
int nvmlDeviceGetHandleByIndex_v2(unsigned index, void **device) { *device = rows; return index ? 2 : 0; }
int nvmlDeviceGetHandleByUUID(const char *uuid, void **device) { *device = rows; return 0; }
int nvmlDeviceGetUUID(void *device, char *text, unsigned size) { strncpy(text, "GPU-00000000-0000-0000-0000-000000000000", size); return 0; }
int nvmlDeviceGetName(void *device, char *text, unsigned size) { strncpy(text, NAME, size); return 0; }

int nvmlDeviceGetMemoryInfo_v2(void *device, memory *m) {
    if (m->version != 0x02000028) return 25;
    m->total = TOTAL, m->reserved = 0, m->used = used(), m->free = TOTAL - m->used;
    return 0;
}

int nvmlDeviceGetComputeRunningProcesses_v2(void *device, unsigned *count, process *list) {
    unsigned there = 0, room = *count;
    for (int i = 0; i < ROWS; i++) {
        if (!lives(rows + i) || !rows[i].bytes) continue;
        if (there < room) list[there] = (process){rows[i].pid, rows[i].bytes, 0xFFFFFFFF, 0xFFFFFFFF};
        there++;
    }
    *count = there;
    return there > room ? 7 : 0;
}

int nvmlDeviceGetGraphicsRunningProcesses_v2(void *device, unsigned *count, process *list) { *count = 0; return 0; }
