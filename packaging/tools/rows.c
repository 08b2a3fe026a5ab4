#include "rows.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Adds the rows of one file whose local address is `address`, or all rows. */
static int add_rows(const char *path, const char *address, long count[STATES])
{
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return errno == ENOENT ? 0 : -1;
    char line[256];
    while (fgets(line, sizeof line, file) != NULL) {
        unsigned state;
        char local[33];
        if (sscanf(line, " %*d: %32[0-9A-F]:%*X %*[0-9A-F]:%*X %2X", local, &state) == 2 && state < STATES
                && (address == NULL || strcmp(local, address) == 0))
            count[state]++;
    }
    int failed = ferror(file);
    fclose(file);
    return failed ? -1 : 0;
}

int rows_of_addresses(const char *ipv4, const char *ipv6, long count[STATES])
{
    memset(count, 0, STATES * sizeof count[0]);
    return add_rows("/proc/net/tcp", ipv4, count) == 0 && add_rows("/proc/net/tcp6", ipv6, count) == 0 ? 0 : -1;
}

int rows_by_state(long count[STATES])
{
    return rows_of_addresses(NULL, NULL, count);
}

long sockstat(const char *line, const char *name)
{
    FILE *file = fopen("/proc/net/sockstat", "r");
    if (file == NULL)
        return -1;
    char text[256];
    long value = -1;
    while (value < 0 && fgets(text, sizeof text, file) != NULL) {
        if (strncmp(text, line, strlen(line)) != 0)
            continue;
        for (char *word = strtok(text, " \n"); word != NULL; word = strtok(NULL, " \n")) {
            if (strcmp(word, name) == 0) {
                word = strtok(NULL, " \n");
                value = word == NULL ? -1 : atol(word);
                break;
            }
        }
    }
    fclose(file);
    return value;
}

void set_sysctl(const char *path, const char *value)
{
    FILE *file = fopen(path, "w");
    if (file == NULL || fputs(value, file) < 0 || fclose(file) != 0) {
        perror(path);
        exit(1);
    }
}
