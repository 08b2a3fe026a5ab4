/*
 * Load for a passive agent: one request a connection, so many connections at a time, every reply compared byte for byte.
 * See usage(). One thread and epoll; the source addresses 127.0.0.2 to .17 take turns, so that ports never run out.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { SOURCES = 16, HEADER = 13, MAX_TEXT = 2048, MAX_CONNECTIONS = 4096, STALLED_MS = 5000, TOO_MANY_ERRORS = 100 };

struct connection {
    int fd;
    double begun;
    size_t received;
    char reply[HEADER + MAX_TEXT];
};

static struct sockaddr_in address;
static char request[HEADER + MAX_TEXT], expected[HEADER + MAX_TEXT];
static size_t request_length, expected_length;
static struct connection connections[MAX_CONNECTIONS];
static int epoll;
static unsigned long started, done, errors;
static uint32_t *times; /* of each good request, in tenths of a microsecond */
static unsigned long capacity, kept;

static void usage(int status)
{
    fputs("usage: load [-a ADDRESS] [-p PORT] [-c CONNECTIONS] [-n REQUESTS | -s SECONDS] [-w WARM_UP] [-k KEY] [-e VALUE]\n"
          "  -a  127.0.0.1    -p  10050    -c  connections at a time (16)\n"
          "  -n  requests to measure (10000), or -s seconds to measure\n"
          "  -w  requests before these, not measured (0)\n"
          "  -k  agent.ping   -e  the value expected (1)\n"
          "Writes: rps=N p50_us=N p99_us=N max_us=N requests=N errors=N. Exit status 1 if there were errors.\n",
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

static size_t make_frame(char *frame, const char *text)
{
    size_t length = strlen(text);
    if (length > MAX_TEXT)
        usage(2);
    memcpy(frame, "ZBXD\1", 5);
    for (int i = 0; i < 8; i++)
        frame[5 + i] = (char)((uint64_t)length >> 8 * i);
    memcpy(frame + HEADER, text, length);
    return HEADER + length;
}

static void begin(struct connection *connection)
{
    static uint32_t turn;
    connection->begun = now();
    connection->received = 0;
    connection->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (connection->fd < 0)
        die("socket");
    struct sockaddr_in source = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK + 1 + turn++ % SOURCES)}};
    int late = 1; /* connect() chooses the port, knowing where to */
    if (setsockopt(connection->fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &late, sizeof late) != 0
            || bind(connection->fd, (struct sockaddr *)&source, sizeof source) != 0)
        die("bind");
    started++;
    /* On loopback the connection is there at once, unless the agent's backlog is full. */
    if (connect(connection->fd, (struct sockaddr *)&address, sizeof address) != 0 && errno != EINPROGRESS)
        die("connect");
    struct epoll_event event = {.events = EPOLLOUT, .data.ptr = connection};
    if (send(connection->fd, request, request_length, MSG_NOSIGNAL) == (ssize_t)request_length)
        event.events = EPOLLIN;
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, connection->fd, &event) != 0)
        die("epoll_ctl");
}

static void end(struct connection *connection, int good)
{
    close(connection->fd);
    connection->fd = -1;
    done++;
    if (!good)
        errors++;
    else if (kept < capacity)
        times[kept++] = (uint32_t)((now() - connection->begun) * 1e7);
}

/* True when the request has ended, well or not. */
static int proceed(struct connection *connection, uint32_t events)
{
    if (events & EPOLLOUT) {
        int sent = send(connection->fd, request, request_length, MSG_NOSIGNAL) == (ssize_t)request_length;
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = connection};
        if (!sent)
            end(connection, 0);
        else if (epoll_ctl(epoll, EPOLL_CTL_MOD, connection->fd, &event) != 0)
            die("epoll_ctl");
        return !sent;
    }
    ssize_t length = recv(connection->fd, connection->reply + connection->received,
                          sizeof connection->reply - connection->received, 0);
    if (length > 0) {
        connection->received += (size_t)length;
        if (connection->received < sizeof connection->reply)
            return 0;
    } else if (length < 0 && errno == EAGAIN) {
        return 0;
    }
    end(connection, length == 0 && connection->received == expected_length
                    && memcmp(connection->reply, expected, expected_length) == 0);
    return 1;
}

/* Requests until `count` are started, `seconds` are over or too many have failed, and all have ended.
   Returns the seconds it took. */
static double run(int parallel, unsigned long count, double seconds)
{
    struct epoll_event events[256];
    double from = now(), until = from + seconds;
    started = done = errors = kept = 0;
    for (int i = 0; i < parallel && started < count; i++)
        begin(&connections[i]);
    while (done < started) {
        int ready = epoll_wait(epoll, events, 256, STALLED_MS);
        if (ready <= 0) {
            errors += started - done;
            break; /* a stalled agent: what is open counts as errors */
        }
        for (int i = 0; i < ready; i++)
            if (proceed(events[i].data.ptr, events[i].events) && started < count
                    && errors < TOO_MANY_ERRORS && now() < until)
                begin(events[i].data.ptr);
    }
    return now() - from;
}

static int by_size(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static double percentile(double share)
{
    return kept == 0 ? 0 : times[(unsigned long)(share * (double)(kept - 1))] / 10.0;
}

int main(int argc, char **argv)
{
    const char *host = "127.0.0.1", *key = "agent.ping", *value = "1";
    int option, port = 10050, parallel = 16;
    unsigned long count = 0, warm_up = 0;
    double seconds = 0;
    while ((option = getopt(argc, argv, "a:p:c:n:s:w:k:e:h")) != -1) {
        switch (option) {
        case 'a': host = optarg; break;
        case 'p': port = atoi(optarg); break;
        case 'c': parallel = atoi(optarg); break;
        case 'n': count = strtoul(optarg, NULL, 10); break;
        case 's': seconds = atof(optarg); break;
        case 'w': warm_up = strtoul(optarg, NULL, 10); break;
        case 'k': key = optarg; break;
        case 'e': value = optarg; break;
        default: usage(option == 'h' ? EXIT_SUCCESS : 2);
        }
    }
    address = (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    if (inet_pton(AF_INET, host, &address.sin_addr) != 1 || parallel < 1 || parallel > MAX_CONNECTIONS)
        usage(2);
    if (count == 0)
        count = seconds > 0 ? 10 * 1000 * 1000 : 10000;
    if (seconds <= 0)
        seconds = 1e9;
    request_length = make_frame(request, key);
    expected_length = make_frame(expected, value);
    struct rlimit files = {2 * MAX_CONNECTIONS, 2 * MAX_CONNECTIONS};
    setrlimit(RLIMIT_NOFILE, &files);
    epoll = epoll_create1(EPOLL_CLOEXEC);
    if (warm_up > 0)
        run(parallel, warm_up, 1e9);
    unsigned long bad = errors;
    capacity = count;
    times = malloc(capacity * sizeof *times);
    if (times == NULL)
        die("malloc");
    double took = run(parallel, count, seconds);
    bad += errors;
    qsort(times, kept, sizeof *times, by_size);
    printf("rps=%.0f p50_us=%.1f p99_us=%.1f max_us=%.1f requests=%lu errors=%lu\n", (double)kept / took,
           percentile(0.50), percentile(0.99), percentile(1), done, bad);
    return bad > 0;
}
