#define _GNU_SOURCE
#include "timewait.h"
#include "rows.h"

#include <errno.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

struct request {
    struct nlmsghdr header;
    struct inet_diag_req_v2 body;
};

static int send_request(int netlink, int type, int flags, const struct inet_diag_sockid *id)
{
    struct request request = {
        .header = {.nlmsg_len = sizeof request, .nlmsg_type = (uint16_t)type, .nlmsg_flags = (uint16_t)(NLM_F_REQUEST | flags)},
        .body = {.sdiag_family = AF_INET, .sdiag_protocol = IPPROTO_TCP, .idiag_states = 1u << TCP_TIME_WAIT},
    };
    if (id != NULL)
        request.body.id = *id;
    return send(netlink, &request, sizeof request, 0) < 0 ? -1 : 0;
}

/* Destroys what one answer of the dump lists. Returns 1 at the end of the dump. */
static int destroy_listed(int killer, char *answer, size_t length)
{
    for (struct nlmsghdr *header = (struct nlmsghdr *)answer; NLMSG_OK(header, length); header = NLMSG_NEXT(header, length)) {
        if (header->nlmsg_type == NLMSG_DONE || header->nlmsg_type == NLMSG_ERROR)
            return 1;
        struct inet_diag_msg *row = NLMSG_DATA(header);
        /* The kernel refuses by an answer nobody reads: a socket may have ended by itself. */
        send_request(killer, SOCK_DESTROY, 0, &row->id);
    }
    return 0;
}

static int destroy_all(void)
{
    static char answer[64 * 1024];
    int lister = socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
    int killer = socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
    int failed = lister < 0 || killer < 0 || send_request(lister, SOCK_DIAG_BY_FAMILY, NLM_F_DUMP, NULL) != 0;
    int ended = 0;
    while (!failed && !ended) {
        ssize_t length = recv(lister, answer, sizeof answer, 0);
        failed = length <= 0;
        ended = failed || destroy_listed(killer, answer, (size_t)length);
    }
    close(lister);
    close(killer);
    return failed ? -1 : 0;
}

int timewait_drain(int patience)
{
    time_t end = time(NULL) + patience;
    while (sockstat("TCP:", "tw") != 0) {
        if (destroy_all() != 0)
            return -1;
        if (time(NULL) > end) {
            errno = ETIMEDOUT;
            return -1;
        }
        nanosleep(&(struct timespec){0, 10 * 1000 * 1000}, NULL);
    }
    return 0;
}
