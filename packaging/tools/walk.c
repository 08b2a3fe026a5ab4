/*
 * What the kernel asks for a walk of the TCP table: reads /proc/net/tcp and tcp6 to the end, 4 KiB at a time (more than
 * the kernel hands out at once), as many times as asked, and prints the median. Nothing is parsed but, without -c, the
 * line ends, to say how many rows there were.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { MAX_TIMES = 10000 };

static void die(const char *what)
{
    perror(what);
    exit(1);
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static long lines_in(const char *text, ssize_t length)
{
    long lines = 0;
    for (const char *at = text; (at = memchr(at, '\n', (size_t)(text + length - at))) != NULL; at++)
        lines++;
    return lines;
}

static long read_to_end(const char *path, int counting)
{
    static char buffer[4096];
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        die(path);
    long lines = -1; /* the heading is no row */
    ssize_t length;
    while ((length = read(fd, buffer, sizeof buffer)) > 0)
        if (counting)
            lines += lines_in(buffer, length);
    if (length < 0)
        die(path);
    close(fd);
    return lines;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    int option, counting = 1;
    while ((option = getopt(argc, argv, "c")) != -1) {
        if (option != 'c') {
            fputs("usage: walk [-c] [TIMES]\n"
                  "Reads the TCP table TIMES times (20); prints median_us=N, and rows=N unless -c.\n", stderr);
            return 2;
        }
        counting = 0;
    }
    int times = optind < argc ? atoi(argv[optind]) : 20;
    if (times < 1 || times > MAX_TIMES)
        return 2;
    double took[MAX_TIMES];
    long rows = 0;
    for (int i = 0; i < times; i++) {
        double begin = now();
        rows = read_to_end("/proc/net/tcp", counting) + read_to_end("/proc/net/tcp6", counting);
        took[i] = now() - begin;
    }
    qsort(took, (size_t)times, sizeof took[0], by_size);
    printf("median_us=%.0f", took[times / 2]);
    if (counting)
        printf(" rows=%ld", rows);
    putchar('\n');
    return 0;
}
