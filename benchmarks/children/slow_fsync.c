/* LD_PRELOAD: every fsync and fdatasync takes SLOW_FSYNC_US microseconds longer, as on a disk. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

static void wait_a_little(void) {
    static long us = -1;
    if (us < 0) {
        const char *given = getenv("SLOW_FSYNC_US");
        us = given ? atol(given) : 0;
    }
    struct timespec pause = {us / 1000000, (us % 1000000) * 1000L};
    nanosleep(&pause, NULL);
}

int fsync(int file) {
    static int (*real)(int);
    if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    wait_a_little();
    return real(file);
}

int fdatasync(int file) {
    static int (*real)(int);
    if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
    wait_a_little();
    return real(file);
}
