/*
 * Stages TCP sockets, so many in each state, and holds them: see usage(). Run as root in a network namespace of its own.
 *
 * The peers of the staged sockets live behind a TUN device (peer.h); no other host, namespace or address is involved.
 */
#define _GNU_SOURCE
#include "peer.h"
#include "rows.h"

#include <errno.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { FIRST_LISTEN_PORT = 20000, FIRST_PEER_PORT = 1024, MAX_EACH = 12000, PATIENCE_MS = 10000 };

/* How a connection comes into its state: wait for `opened`, then, if `closed` is a state, shut down and wait for that. */
struct recipe {
    const char *name;
    int state;
    int conduct;
    int opened;
    int closed;
};

static const struct recipe recipes[] = {
    {"listen", TCP_LISTEN, 0, 0, 0},
    {"synsent", TCP_SYN_SENT, STAY_SILENT, TCP_SYN_SENT, 0},
    {"synrecv", TCP_SYN_RECV, CROSS_SYN, TCP_SYN_RECV, 0},
    {"established", TCP_ESTABLISHED, ACCEPT_ONLY, TCP_ESTABLISHED, 0},
    {"finwait1", TCP_FIN_WAIT1, ACCEPT_ONLY, TCP_ESTABLISHED, TCP_FIN_WAIT1},
    {"finwait2", TCP_FIN_WAIT2, ACK_FIN, TCP_ESTABLISHED, TCP_FIN_WAIT2},
    {"timewait", TCP_TIME_WAIT, CLOSE_BOTH, TCP_ESTABLISHED, TCP_CLOSE},
    {"closewait", TCP_CLOSE_WAIT, CLOSE_FIRST, TCP_CLOSE_WAIT, 0},
    {"lastack", TCP_LAST_ACK, CLOSE_FIRST, TCP_CLOSE_WAIT, TCP_LAST_ACK},
    {"closing", TCP_CLOSING, CROSS_FIN, TCP_ESTABLISHED, TCP_CLOSING},
};
enum { RECIPES = sizeof recipes / sizeof recipes[0] };

static long wanted[STATES];
static int with_ipv6;
static int among_others;
static unsigned next_port[2] = {FIRST_PEER_PORT, FIRST_PEER_PORT};        /* of the peers, for each family */
static struct { int family; uint16_t ours, peers; } timewaits[MAX_EACH];

static _Noreturn void usage(int status)
{
    fputs("usage: stage [-6] [-b] [-i INDEX] STATE=COUNT ...\n"
          "Stages TCP sockets in the network namespace it runs in and holds them until its input ends.\n"
          "  STATE  listen synsent synrecv established finwait1 finwait2 timewait closewait lastack closing\n"
          "  -6     every second socket of each state is IPv6\n"
          "  -b     beside other sockets: only those of our own addresses are counted, and no listeners\n"
          "  -i     number of the TUN device and its networks 198.18.INDEX.0/24, fd00:INDEX::/64, for a second stage (0)\n"
          "Writes \"ready\" when /proc/net/tcp and tcp6 show exactly these counts. SYN_RECV needs no listener, but uses\n"
          "the first one if there is one. TIME_WAIT lives 60 s: the line \"timewait\" on the input replaces them all.\n"
          "Listeners have the ports 20000, 20001, ... net.ipv4.tcp_max_tw_buckets must allow the TIME_WAITs.\n",
          status == EXIT_SUCCESS ? stdout : stderr);
    exit(status);
}

static void die(const char *what)
{
    perror(what);
    exit(1);
}

static int family_of(long number)
{
    return with_ipv6 && number % 2 == 1 ? AF_INET6 : AF_INET;
}

static int tcp_socket(int family)
{
    int fd = socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0)
        die("socket");
    int retries = 60; /* SYNs and SYN-ACKs are repeated for two hours instead of one or two minutes */
    if (setsockopt(fd, IPPROTO_TCP, TCP_SYNCNT, &retries, sizeof retries) != 0)
        die("TCP_SYNCNT");
    struct linger reset = {1, 0}; /* nothing shall be left behind when we end */
    if (setsockopt(fd, SOL_SOCKET, SO_LINGER, &reset, sizeof reset) != 0)
        die("SO_LINGER");
    return fd;
}

static int state_of(int fd)
{
    struct tcp_info info;
    socklen_t length = sizeof info;
    if (getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &length) != 0)
        die("TCP_INFO");
    return info.tcpi_state;
}

/* The device delivers within the system call, so this hardly ever waits. */
static void await_state(int fd, int state, const char *name)
{
    for (int ms = 0; ms < PATIENCE_MS; ms++) {
        peer_pump();
        if (state_of(fd) == state)
            return;
        nanosleep(&(struct timespec){0, 1000 * 1000}, NULL);
    }
    fprintf(stderr, "stage: a %s socket stays in state %d\n", name, state_of(fd));
    exit(1);
}

static void stage_listener(long number)
{
    int family = family_of(number);
    int fd = tcp_socket(family);
    int only = 1;
    if (family == AF_INET6 && setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &only, sizeof only) != 0)
        die("IPV6_V6ONLY");
    struct sockaddr_storage any = {.ss_family = (sa_family_t)family};
    ((struct sockaddr_in *)&any)->sin_port = htons((uint16_t)(FIRST_LISTEN_PORT + number)); /* sin6_port is there, too */
    if (bind(fd, (struct sockaddr *)&any, family == AF_INET ? sizeof(struct sockaddr_in) : sizeof(struct sockaddr_in6)) != 0)
        die("bind of a listener");
    /* A backlog more than half full makes the kernel give up half-open connections early. */
    if (listen(fd, (int)(4 * wanted[TCP_SYN_RECV] + 16)) != 0)
        die("listen");
}

static void stage_connection(const struct recipe *recipe, long number)
{
    int family = family_of(number);
    struct sockaddr_storage address;
    uint16_t port = (uint16_t)next_port[family == AF_INET6]++;
    socklen_t length = peer_address(&address, family, recipe->conduct, port);
    int fd = tcp_socket(family);
    if (connect(fd, (struct sockaddr *)&address, length) != 0 && errno != EINPROGRESS)
        die("connect");
    await_state(fd, recipe->opened, recipe->name);
    if (recipe->state == TCP_TIME_WAIT) {
        length = sizeof address;
        if (getsockname(fd, (struct sockaddr *)&address, &length) != 0)
            die("getsockname");
        timewaits[number].family = family;
        timewaits[number].ours = ntohs(((struct sockaddr_in *)&address)->sin_port);
        timewaits[number].peers = port;
    }
    if (recipe->closed != 0) {
        if (shutdown(fd, SHUT_WR) != 0)
            die("shutdown");
        await_state(fd, recipe->closed, recipe->name);
    }
    if (recipe->state == TCP_TIME_WAIT)
        close(fd); /* the kernel keeps the TIME_WAIT without us */
}

static void stage_all(const struct recipe *recipe)
{
    for (long number = 0; number < wanted[recipe->state]; number++) {
        int listeners_of_family = wanted[TCP_LISTEN] > (family_of(number) == AF_INET6);
        if (recipe->state == TCP_LISTEN)
            stage_listener(number);
        else if (recipe->state == TCP_SYN_RECV && listeners_of_family)
            peer_knock(family_of(number), (uint16_t)(FIRST_PEER_PORT + number),
                       (uint16_t)(FIRST_LISTEN_PORT + (family_of(number) == AF_INET6)));
        else
            stage_connection(recipe, number);
        peer_pump();
    }
}

static void read_rows(long count[STATES])
{
    char ipv4[33], ipv6[33];
    peer_our_address_in_proc(AF_INET, ipv4);
    peer_our_address_in_proc(AF_INET6, ipv6);
    if ((among_others ? rows_of_addresses(ipv4, ipv6, count) : rows_by_state(count)) != 0)
        die("/proc/net/tcp");
    if (among_others)
        count[TCP_LISTEN] = wanted[TCP_LISTEN];
}

static void announce_ready(void)
{
    long count[STATES];
    for (int ms = 0; ms < PATIENCE_MS; ms += 20) {
        peer_pump();
        read_rows(count);
        if (memcmp(count, wanted, sizeof count) == 0) {
            puts("ready");
            fflush(stdout);
            return;
        }
        nanosleep(&(struct timespec){0, 20 * 1000 * 1000}, NULL);
    }
    for (int i = 0; i < RECIPES; i++)
        fprintf(stderr, "stage: %s: wanted %ld, there are %ld\n", recipes[i].name, wanted[recipes[i].state],
                count[recipes[i].state]);
    exit(1);
}

static void restage_timewaits(void)
{
    for (long number = 0; number < wanted[TCP_TIME_WAIT]; number++)
        peer_reset_timewait(timewaits[number].family, timewaits[number].peers, timewaits[number].ours);
    for (int i = 0; i < RECIPES; i++)
        if (recipes[i].state == TCP_TIME_WAIT)
            stage_all(&recipes[i]);
    announce_ready();
}

static void hold(void)
{
    struct pollfd wait[] = {{STDIN_FILENO, POLLIN, 0}, {peer_descriptor(), POLLIN, 0}};
    char line[64];
    while (poll(wait, 2, -1) >= 0 || errno == EINTR) {
        if (wait[1].revents != 0)
            peer_pump(); /* what the kernel repeats must not fill the device's queue */
        if (wait[0].revents == 0)
            continue;
        if (fgets(line, sizeof line, stdin) == NULL)
            return;
        if (strcmp(line, "timewait\n") == 0)
            restage_timewaits();
        else
            fprintf(stderr, "stage: unknown command: %s", line);
    }
}

static void parse_count(const char *argument)
{
    const char *equals = strchr(argument, '=');
    for (int i = 0; equals != NULL && i < RECIPES; i++) {
        size_t length = (size_t)(equals - argument);
        if (strlen(recipes[i].name) != length || strncmp(recipes[i].name, argument, length) != 0)
            continue;
        char *end;
        long count = strtol(equals + 1, &end, 10);
        if (end == equals + 1 || *end != '\0' || count < 0 || count > MAX_EACH)
            break;
        wanted[recipes[i].state] = count;
        return;
    }
    fprintf(stderr, "stage: not a STATE=COUNT of at most %d: %s\n", MAX_EACH, argument);
    exit(2);
}

int main(int argc, char **argv)
{
    int option, index = 0;
    while ((option = getopt(argc, argv, "6bi:h")) != -1) {
        if (option == '6')
            with_ipv6 = 1;
        else if (option == 'b')
            among_others = 1;
        else if (option == 'i')
            index = atoi(optarg);
        else
            usage(option == 'h' ? EXIT_SUCCESS : 2);
    }
    for (int i = optind; i < argc; i++)
        parse_count(argv[i]);
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    setvbuf(stdin, NULL, _IONBF, 0); /* poll() must see what is not read yet */
    if (4 * wanted[TCP_SYN_RECV] + 16 > 4096)
        set_sysctl("/proc/sys/net/core/somaxconn", "65535");
    peer_open(index, with_ipv6);
    for (int i = 0; i < RECIPES; i++)
        stage_all(&recipes[i]);
    announce_ready();
    hold();
    return 0;
}
