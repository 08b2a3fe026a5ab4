/*
 * Load for a passive agent that speaks TLS: one handshake and one request a connection, a thread for each connection at a time,
 * every reply compared byte for byte. See usage(). The source addresses 127.0.0.2 to .17 take turns, so that ports never run out.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

enum { SOURCES = 16, MAX_THREADS = 64, MAX_REPLY = 64, STALLED_S = 5, TOO_MANY_ERRORS = 100, RESERVED = 9 };

static const unsigned char REQUEST[] = "ZBXD\1\12\0\0\0\0\0\0\0agent.ping";
static const char EXPECTED[] = "ZBXD\1\1\0\0\0\0\0\0\0001";

static struct sockaddr_in address;
static SSL_CTX *context;
static const char *identity;
static int of_agent2_60;
static unsigned char *key;
static long key_length;
static atomic_ulong started, errors;
static atomic_uint turn;
static unsigned long count;
static double until;
static uint32_t *times; /* of each good request, in tenths of a microsecond */
static atomic_ulong kept;

static void usage(int status)
{
    fputs("usage: tlsload [-p PORT] [-t THREADS] [-n REQUESTS | -s SECONDS] [-v 1.2|1.3] [-l SUITES] [-6]\n"
          "               -i IDENTITY -k HEX-KEY | -c CERTIFICATE -K KEY -a AUTHORITIES\n"
          "  -p  10050    -t  connections at a time (8)    -n  requests (1000), or -s seconds\n"
          "  -v  the version (1.2)    -l  suites of 1.2 in the words of OpenSSL\n"
          "  -6  replies as zabbix_agent2 of 6.0 gives them: 1 in the reserved bytes, and no close_notify\n"
          "Asks for agent.ping. Writes: rps=N p50_us=N p99_us=N max_us=N requests=N errors=N. Exit status 1 if there were errors.\n",
          status == EXIT_SUCCESS ? stdout : stderr);
    exit(status);
}

static void die(const char *what)
{
    perror(what);
    ERR_print_errors_fp(stderr);
    exit(1);
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static unsigned int give_key(SSL *ssl, const char *hint, char *name, unsigned int name_size, unsigned char *psk,
                             unsigned int psk_size)
{
    (void)ssl;
    (void)hint;
    if (snprintf(name, name_size, "%s", identity) >= (int)name_size || key_length > (long)psk_size)
        return 0;
    memcpy(psk, key, (size_t)key_length);
    return (unsigned int)key_length;
}

static int connected(void)
{
    struct sockaddr_in source = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK + 1 + turn++ % SOURCES)}};
    struct timeval patience = {.tv_sec = STALLED_S};
    int late = 1; /* connect() chooses the port, knowing where to */
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0 || setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &late, sizeof late) != 0
            || setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience) != 0
            || bind(fd, (struct sockaddr *)&source, sizeof source) != 0)
        die("socket");
    if (connect(fd, (struct sockaddr *)&address, sizeof address) != 0)
        die("connect");
    return fd;
}

/* A handshake, a request and the reply up to its clean end, but for an agent that knows none. */
static int ask(SSL *ssl)
{
    char reply[MAX_REPLY];
    int length = 0, part;
    if (SSL_connect(ssl) != 1 || SSL_write(ssl, REQUEST, sizeof REQUEST - 1) != sizeof REQUEST - 1)
        return 0;
    while (length < MAX_REPLY && (part = SSL_read(ssl, reply + length, MAX_REPLY - length)) > 0)
        length += part;
    if (of_agent2_60 && length > RESERVED && reply[RESERVED] == 1)
        reply[RESERVED] = 0;
    return (of_agent2_60 || SSL_get_shutdown(ssl) == SSL_RECEIVED_SHUTDOWN) && length == sizeof EXPECTED - 1
           && memcmp(reply, EXPECTED, sizeof EXPECTED - 1) == 0;
}

static void *load(void *unused)
{
    (void)unused;
    while (started++ < count && now() < until && errors < TOO_MANY_ERRORS) {
        double begun = now();
        int fd = connected();
        SSL *ssl = SSL_new(context);
        if (ssl == NULL || SSL_set_fd(ssl, fd) != 1)
            die("SSL_new");
        if (ask(ssl))
            times[kept++] = (uint32_t)((now() - begun) * 1e7);
        else if (errors++ == 0)
            ERR_print_errors_fp(stderr);
        SSL_free(ssl);
        close(fd);
    }
    return NULL;
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

static void prepare(int version, const char *suites, const char *certificate, const char *private_key, const char *authorities)
{
    context = SSL_CTX_new(TLS_client_method());
    if (context == NULL || SSL_CTX_set_min_proto_version(context, version) != 1
            || SSL_CTX_set_max_proto_version(context, version) != 1
            || (suites != NULL && SSL_CTX_set_cipher_list(context, suites) != 1))
        die("SSL_CTX_new");
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    if (identity != NULL) {
        SSL_CTX_set_psk_client_callback(context, give_key);
    } else {
        SSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL);
        if (SSL_CTX_use_certificate_chain_file(context, certificate) != 1
                || SSL_CTX_use_PrivateKey_file(context, private_key, SSL_FILETYPE_PEM) != 1
                || SSL_CTX_load_verify_locations(context, authorities, NULL) != 1)
            die("certificate");
    }
}

int main(int argc, char **argv)
{
    const char *suites = NULL, *certificate = NULL, *private_key = NULL, *authorities = NULL;
    int option, port = 10050, threads = 8, version = TLS1_2_VERSION;
    double seconds = 0;
    while ((option = getopt(argc, argv, "p:t:n:s:v:l:i:k:c:K:a:6h")) != -1) {
        switch (option) {
        case 'p': port = atoi(optarg); break;
        case 't': threads = atoi(optarg); break;
        case 'n': count = strtoul(optarg, NULL, 10); break;
        case 's': seconds = atof(optarg); break;
        case 'v': version = strcmp(optarg, "1.3") == 0 ? TLS1_3_VERSION : TLS1_2_VERSION; break;
        case 'l': suites = optarg; break;
        case 'i': identity = optarg; break;
        case 'k': key = OPENSSL_hexstr2buf(optarg, &key_length); break;
        case 'c': certificate = optarg; break;
        case 'K': private_key = optarg; break;
        case 'a': authorities = optarg; break;
        case '6': of_agent2_60 = 1; break;
        default: usage(option == 'h' ? EXIT_SUCCESS : 2);
        }
    }
    if ((identity == NULL) != (key == NULL) || (identity == NULL) != (certificate && private_key && authorities)
            || threads < 1 || threads > MAX_THREADS)
        usage(2);
    if (count == 0)
        count = seconds > 0 ? 1000 * 1000 : 1000;
    signal(SIGPIPE, SIG_IGN);
    address = (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr = {htonl(INADDR_LOOPBACK)}};
    prepare(version, suites, certificate, private_key, authorities);
    times = malloc(count * sizeof *times);
    if (times == NULL)
        die("malloc");
    double from = now();
    until = seconds > 0 ? from + seconds : from + 1e9;
    pthread_t running[MAX_THREADS];
    for (int i = 0; i < threads; i++)
        if (pthread_create(&running[i], NULL, load, NULL) != 0)
            die("pthread_create");
    for (int i = 0; i < threads; i++)
        pthread_join(running[i], NULL);
    double took = now() - from;
    qsort(times, kept, sizeof *times, by_size);
    printf("rps=%.0f p50_us=%.1f p99_us=%.1f max_us=%.1f requests=%lu errors=%lu\n", (double)kept / took, percentile(0.50),
           percentile(0.99), percentile(1), kept + errors, errors);
    return errors > 0;
}
