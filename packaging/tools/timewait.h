/* Emptying the TIME_WAIT table of this network namespace. */
#ifndef TIMEWAIT_H
#define TIMEWAIT_H

/*
 * Returns 0 when no TIME_WAIT is left, -1 with errno after `patience` seconds. The sockets are destroyed through
 * sock_diag (kernel 6.1 or newer with INET_DIAG_DESTROY); where the kernel cannot, they are waited for: 60 s.
 */
int timewait_drain(int patience);

#endif
