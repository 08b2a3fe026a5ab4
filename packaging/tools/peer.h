/*
 * The far end of every staged connection: a few hundred bytes of TCP in user space, behind a TUN device. The kernel
 * routes the peers' network into the device, so it talks to us as to a remote host, and we decide which segments it gets.
 */
#ifndef PEER_H
#define PEER_H

#include <netinet/in.h>
#include <stdint.h>

/* What a peer does, which is the state in which the kernel's own end stays. The last byte of its address tells. */
enum conduct {
    STAY_SILENT = 10,        /* never answers the SYN                             SYN_SENT */
    CROSS_SYN = 11,          /* answers SYN by SYN, and no ACK                     SYN_RECV */
    ACCEPT_ONLY = 12,        /* completes the handshake, acknowledges nothing more ESTABLISHED, FIN_WAIT1 */
    ACK_FIN = 13,            /* acknowledges our FIN, sends none                   FIN_WAIT2 */
    CLOSE_BOTH = 14,         /* acknowledges our FIN and sends its own             TIME_WAIT */
    CLOSE_FIRST = 15,        /* sends its FIN at once, acknowledges none           CLOSE_WAIT, LAST_ACK */
    CROSS_FIN = 16,          /* answers our FIN by its own, and no ACK             CLOSING */
    KNOCK = 17,              /* sends a SYN to a listener, never the last ACK      SYN_RECV */
};

/* Makes the TUN device number `index` with our addresses on it: 198.18.INDEX.1 and fd00:INDEX::1. Ends the program on failure. */
void peer_open(int index, int with_ipv6);

/* The descriptor to wait for; peer_pump() when it is readable. */
int peer_descriptor(void);

/* Answers every segment that waits. */
void peer_pump(void);

/* Our address (host = 1) or a peer's (host = conduct). Returns the length of the address. */
socklen_t peer_address(struct sockaddr_storage *address, int family, int host, uint16_t port);

/* Our address as /proc/net/tcp and tcp6 write it: words of 32 bits in the order of this machine. */
void peer_our_address_in_proc(int family, char text[33]);

/* A SYN from peer port `from` to our listener `to`. */
void peer_knock(int family, uint16_t from, uint16_t to);

/* Ends the TIME_WAIT of our port `to` with the CLOSE_BOTH peer's port `from`. */
void peer_reset_timewait(int family, uint16_t from, uint16_t to);

#endif
