/* The TCP table of this network namespace, as /proc shows it. */
#ifndef ROWS_H
#define ROWS_H

enum { STATES = 12 }; /* index = state number of <netinet/tcp.h>, 1 (ESTABLISHED) to 11 (CLOSING) */

/* The rows of /proc/net/tcp and tcp6, by state. Returns 0, or -1 with errno. A missing tcp6 (no IPv6) holds no rows. */
int rows_by_state(long count[STATES]);

/* The same for the sockets with one of these local addresses, as the files write them. */
int rows_of_addresses(const char *ipv4, const char *ipv6, long count[STATES]);

/* A number of /proc/net/sockstat, say ("TCP:", "tw"), or -1. */
long sockstat(const char *line, const char *name);

/* Writes to a file below /proc/sys, or ends the program: what follows could not be trusted. */
void set_sysctl(const char *path, const char *value);

#endif
