/*
 * Pinned connections that stay, and beside them connections that come and go while TIME_WAIT grows: see usage().
 * Everything is on loopback, so one connection is two rows of /proc/net/tcp. Run as root in a network namespace of its own.
 */
#define _GNU_SOURCE
#include "rows.h"
#include "timewait.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum {
    WORKER_CONNECTIONS = 8000, /* two descriptors each, and the hard limit may be as low as 20,000 */
    MAX_OPEN = 64,
    GENERATORS = 2,
    SOURCES = 4096, /* source addresses; with 45,000 ports each, no pair of addresses comes back within 60 s */
    CHUNK = 64      /* connections between two looks at the clock */
};

struct connection {
    int client;
    int server;
};

/* One thread's share: one core opens and closes hardly 20,000 connections a second, so there are two. */
struct generator {
    pthread_t thread;
    uint32_t source; /* first address of its own */
    int listener;
    struct sockaddr_in address;
    struct connection ring[MAX_OPEN];
    atomic_ulong made;
    atomic_ulong closed;
};

static struct generator generators[GENERATORS];
static unsigned window = 32;    /* of open connections, all generators together */
static double rate = 22000;     /* connections a second wanted, all together */
static const char *max_timewait = "300000";
static double started, stopped; /* stopped: planned, or done */
static int running;
static atomic_int stopping;

static void usage(int status)
{
    fputs("usage: churn [-p ROWS] [-w OPEN] [-r RATE] [-t TIME_WAITS]\n"
          "  -p  rows of pinned ESTABLISHED sockets, two for each connection (40000)\n"
          "  -w  connections open at a time, at most 64 (32)\n"
          "  -r  connections opened and closed a second, at most (22000)\n"
          "  -t  sockets in TIME_WAIT, at most; more are just closed (300000)\n"
          "Writes \"ready pinned=ROWS\" when the sockets are pinned, then obeys its input, one command a line:\n"
          "  start SECONDS  open and close; the closed ones stay in TIME_WAIT\n"
          "  stop           close what is open\n"
          "  status         just answer\n"
          "  drain          stop, and end all TIME_WAITs\n"
          "Each is answered by one line: ok connections=N rate=PER_SECOND open=N timewait=N\n",
          status == EXIT_SUCCESS ? stdout : stderr);
    exit(status);
}

static void die(const char *what)
{
    perror(what);
    exit(1);
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int listen_on_loopback(struct sockaddr_in *address)
{
    *address = (struct sockaddr_in){.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
    socklen_t length = sizeof *address;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0 || bind(fd, (struct sockaddr *)address, length) != 0 || listen(fd, 1024) != 0
            || getsockname(fd, (struct sockaddr *)address, &length) != 0)
        die("listen");
    return fd;
}

/* On loopback the handshake is over when connect() returns, so accept() does not wait. */
static struct connection connect_from(uint32_t source, int listener, const struct sockaddr_in *to)
{
    struct connection made = {socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), -1};
    if (made.client < 0)
        die("socket");
    /* Without this, bind() takes a port for the address alone, and there are only so many. */
    int late = 1;
    struct sockaddr_in from = {.sin_family = AF_INET, .sin_addr = {htonl(source)}};
    if (setsockopt(made.client, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &late, sizeof late) != 0
            || bind(made.client, (struct sockaddr *)&from, sizeof from) != 0)
        die("bind");
    if (connect(made.client, (const struct sockaddr *)to, sizeof *to) != 0)
        die("connect");
    made.server = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
    if (made.server < 0)
        die("accept");
    return made;
}

static void pin_in_worker(unsigned worker, long connections, int done)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    struct sockaddr_in address;
    int listener = listen_on_loopback(&address);
    for (long i = 0; i < connections; i++)
        connect_from(INADDR_LOOPBACK + worker + 1, listener, &address);
    close(listener);
    if (write(done, "", 1) != 1)
        die("pipe");
    for (;;)
        pause();
}

static void pin(long connections)
{
    int done[2];
    char byte;
    if (pipe(done) != 0)
        die("pipe");
    for (unsigned worker = 0; connections > 0; worker++, connections -= WORKER_CONNECTIONS) {
        long share = connections < WORKER_CONNECTIONS ? connections : WORKER_CONNECTIONS;
        pid_t child = fork();
        if (child < 0)
            die("fork");
        if (child == 0)
            pin_in_worker(worker, share, done[1]);
        if (read(done[0], &byte, 1) != 1) /* one after the other: the machine has other work */
            die("pipe");
    }
    close(done[0]);
    close(done[1]);
}

/* The client closes first and keeps the TIME_WAIT. */
static void close_oldest(struct generator *self)
{
    struct connection *oldest = &self->ring[self->closed++ % MAX_OPEN];
    close(oldest->client);
    close(oldest->server);
}

static void *generate(void *argument)
{
    struct generator *self = argument;
    uint32_t turn = 0;
    double due = started;
    for (double time; (time = now()) < stopped && !stopping;) {
        if (time < due) {
            nanosleep(&(struct timespec){0, 500 * 1000}, NULL);
            continue;
        }
        /* Little of what was missed is made up for: at our priority that would stop the whole machine. */
        due = (due < time - 0.02 ? time - 0.02 : due) + CHUNK * GENERATORS / rate;
        for (int i = 0; i < CHUNK; i++) {
            if (self->made - self->closed >= window / GENERATORS)
                close_oldest(self);
            self->ring[self->made % MAX_OPEN] = connect_from(self->source + turn++ % SOURCES, self->listener, &self->address);
            self->made++;
        }
    }
    while (self->closed < self->made)
        close_oldest(self);
    return NULL;
}

static void stop(void)
{
    if (!running)
        return;
    stopping = 1;
    for (int i = 0; i < GENERATORS; i++)
        pthread_join(generators[i].thread, NULL);
    stopping = running = 0;
    if (now() < stopped)
        stopped = now();
}

static void start(double seconds)
{
    stop();
    started = now();
    stopped = started + seconds;
    running = 1;
    for (int i = 0; i < GENERATORS; i++) {
        generators[i].made = generators[i].closed = 0;
        if (pthread_create(&generators[i].thread, NULL, generate, &generators[i]) != 0)
            die("pthread_create");
    }
}

static void answer(void)
{
    unsigned long made = 0, closed = 0;
    for (int i = 0; i < GENERATORS; i++) {
        closed += generators[i].closed; /* first, or more might seem closed than made */
        made += generators[i].made;
    }
    double seconds = (now() < stopped ? now() : stopped) - started;
    printf("ok connections=%lu rate=%.0f open=%lu timewait=%ld\n", made, seconds > 0 ? (double)made / seconds : 0,
           made - closed, sockstat("TCP:", "tw"));
    fflush(stdout);
}

static void obey(const char *line)
{
    double seconds;
    if (sscanf(line, "start %lf", &seconds) == 1) {
        start(seconds);
    } else if (strcmp(line, "stop\n") == 0) {
        stop();
    } else if (strcmp(line, "drain\n") == 0) {
        stop();
        if (timewait_drain(90) != 0)
            die("drain");
    } else if (strcmp(line, "status\n") != 0) {
        fprintf(stderr, "churn: unknown command: %s", line);
        return;
    }
    answer();
}

static void prepare(void)
{
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    set_sysctl("/proc/sys/net/ipv4/ip_local_port_range", "20000 64999"); /* 10050 and its neighbours stay free for agents */
    set_sysctl("/proc/sys/net/ipv4/tcp_tw_reuse", "0");                  /* the table shall grow */
    /* Then its end: without one, a slow walk lets the table grow, which makes the next walk slower still. */
    set_sysctl("/proc/sys/net/ipv4/tcp_max_tw_buckets", max_timewait);
}

static void check_pinned(long rows)
{
    long count[STATES];
    if (rows_by_state(count) != 0)
        die("/proc/net/tcp");
    if (count[TCP_ESTABLISHED] != rows) {
        fprintf(stderr, "churn: %ld rows are ESTABLISHED, not %ld: is this namespace ours alone?\n", count[TCP_ESTABLISHED], rows);
        exit(1);
    }
    printf("ready pinned=%ld\n", rows);
    fflush(stdout);
}

int main(int argc, char **argv)
{
    long rows = 40000;
    int option;
    while ((option = getopt(argc, argv, "p:w:r:t:h")) != -1) {
        if (option == 'p')
            rows = atol(optarg);
        else if (option == 'w')
            window = (unsigned)atoi(optarg);
        else if (option == 'r')
            rate = atof(optarg);
        else if (option == 't')
            max_timewait = optarg;
        else
            usage(option == 'h' ? EXIT_SUCCESS : 2);
    }
    if (rows < 0 || rows % 2 != 0 || window < GENERATORS || window > MAX_OPEN || rate <= 0)
        usage(2);
    prepare();
    pin(rows / 2);
    check_pinned(rows);
    for (int i = 0; i < GENERATORS; i++) {
        generators[i].source = 0x7F010000u + (uint32_t)(i * SOURCES);
        generators[i].listener = listen_on_loopback(&generators[i].address);
    }
    /* A generator slower than asked would make the test easy, and agents that walk fill the processors. A nice value
       does not help: the kernel's own threads, which deliver our packets to us, would still wait their turn. */
    if (sched_setscheduler(0, SCHED_FIFO, &(struct sched_param){.sched_priority = 1}) != 0)
        die("sched_setscheduler");
    char line[64];
    while (fgets(line, sizeof line, stdin) != NULL)
        obey(line);
    return 0;
}
