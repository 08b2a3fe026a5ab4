#define _GNU_SOURCE
#include "peer.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <linux/ipv6.h>
#include <netinet/ip.h>
#include <netinet/ip6.h>
#include <netinet/tcp.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

/* Every peer starts at the same sequence number: with it, the acknowledgement tells how far a connection is,
   and the peer needs no memory. */
static const uint32_t INITIAL = 1000;

enum { OURS = 1 };

struct segment {
    int family;
    int conduct;
    uint16_t our_port;
    uint16_t peer_port;
    uint32_t seq;
    uint32_t ack;
    uint8_t flags;
};

static int tun = -1;
static int net; /* the third byte of our addresses */

static void die(const char *what)
{
    perror(what);
    exit(1);
}

static struct in_addr address4(int host)
{
    struct in_addr address = {htonl(0xC6120000u | (uint32_t)net << 8 | (uint32_t)host)};
    return address;
}

static struct in6_addr address6(int host)
{
    struct in6_addr address = {{{0xfd, 0, 0, (uint8_t)net}}};
    address.s6_addr[15] = (uint8_t)host;
    return address;
}

socklen_t peer_address(struct sockaddr_storage *address, int family, int host, uint16_t port)
{
    memset(address, 0, sizeof *address);
    if (family == AF_INET) {
        struct sockaddr_in *in = (struct sockaddr_in *)address;
        in->sin_family = AF_INET;
        in->sin_port = htons(port);
        in->sin_addr = address4(host);
        return sizeof *in;
    }
    struct sockaddr_in6 *in6 = (struct sockaddr_in6 *)address;
    in6->sin6_family = AF_INET6;
    in6->sin6_port = htons(port);
    in6->sin6_addr = address6(host);
    return sizeof *in6;
}

void peer_our_address_in_proc(int family, char text[33])
{
    struct in_addr ipv4 = address4(OURS);
    struct in6_addr ipv6 = address6(OURS);
    uint32_t words[4];
    int count = family == AF_INET ? 1 : 4;
    memcpy(words, family == AF_INET ? (void *)&ipv4 : (void *)&ipv6, 4 * (size_t)count);
    for (int i = 0; i < count; i++)
        sprintf(text + 8 * i, "%08X", words[i]);
}

int peer_descriptor(void)
{
    return tun;
}

static void set_address4(int control, struct ifreq *request)
{
    struct sockaddr_in *in = (struct sockaddr_in *)&request->ifr_addr;
    memset(in, 0, sizeof *in);
    in->sin_family = AF_INET;
    in->sin_addr = address4(OURS);
    if (ioctl(control, SIOCSIFADDR, request) != 0)
        die("SIOCSIFADDR");
    in->sin_addr.s_addr = htonl(0xFFFFFF00u);
    if (ioctl(control, SIOCSIFNETMASK, request) != 0)
        die("SIOCSIFNETMASK");
}

/* A new IPv6 address cannot be bound until the kernel's work queue has looked at it, even where no detection is done. */
static void await_address6(void)
{
    struct sockaddr_storage address;
    socklen_t length = peer_address(&address, AF_INET6, OURS, 0);
    int probe = socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0);
    for (int tries = 0; bind(probe, (struct sockaddr *)&address, length) != 0; tries++) {
        if (errno != EADDRNOTAVAIL || tries == 300)
            die("bind to the IPv6 address");
        nanosleep(&(struct timespec){0, 10 * 1000 * 1000}, NULL);
    }
    close(probe);
}

static void set_address6(struct ifreq *device)
{
    int control = socket(AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (control < 0 || ioctl(control, SIOCGIFINDEX, device) != 0)
        die("SIOCGIFINDEX");
    struct in6_ifreq request = {address6(OURS), 64, device->ifr_ifindex};
    if (ioctl(control, SIOCSIFADDR, &request) != 0)
        die("SIOCSIFADDR for IPv6");
    close(control);
    await_address6();
}

void peer_open(int index, int with_ipv6)
{
    net = index;
    tun = open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
    if (tun < 0)
        die("/dev/net/tun");
    struct ifreq request = {.ifr_flags = IFF_TUN | IFF_NO_PI};
    snprintf(request.ifr_name, sizeof request.ifr_name, "stage%d", index);
    if (ioctl(tun, TUNSETIFF, &request) != 0)
        die("TUNSETIFF");
    int control = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (control < 0)
        die("socket");
    set_address4(control, &request);
    request.ifr_flags = IFF_UP | IFF_RUNNING;
    if (ioctl(control, SIOCSIFFLAGS, &request) != 0)
        die("SIOCSIFFLAGS");
    close(control);
    if (with_ipv6)
        set_address6(&request);
}

static uint32_t sum16(const void *data, size_t length, uint32_t sum)
{
    const uint8_t *byte = data;
    for (size_t i = 0; i < length; i += 2)
        sum += (uint32_t)byte[i] << 8 | byte[i + 1];
    return sum;
}

static uint16_t fold(uint32_t sum)
{
    while (sum >> 16)
        sum = (sum & 0xFFFF) + (sum >> 16);
    return htons((uint16_t)~sum);
}

static size_t ip4_header(uint8_t *packet, int from, int to)
{
    struct iphdr ip = {.version = 4, .ihl = 5, .ttl = 64, .protocol = IPPROTO_TCP,
                       .tot_len = htons(sizeof ip + sizeof(struct tcphdr)),
                       .saddr = address4(from).s_addr, .daddr = address4(to).s_addr};
    ip.check = fold(sum16(&ip, sizeof ip, 0));
    memcpy(packet, &ip, sizeof ip);
    return sizeof ip;
}

static size_t ip6_header(uint8_t *packet, int from, int to)
{
    struct ip6_hdr ip = {.ip6_src = address6(from), .ip6_dst = address6(to)};
    ip.ip6_flow = htonl(6u << 28);
    ip.ip6_plen = htons(sizeof(struct tcphdr));
    ip.ip6_nxt = IPPROTO_TCP;
    ip.ip6_hlim = 64;
    memcpy(packet, &ip, sizeof ip);
    return sizeof ip;
}

/* One segment without data from a peer to us. */
static void send_segment(const struct segment *at, uint8_t flags, uint32_t seq, uint32_t ack)
{
    struct tcphdr tcp = {.source = htons(at->peer_port), .dest = htons(at->our_port), .seq = htonl(seq), .window = htons(65535)};
    tcp.ack_seq = htonl(flags & TH_ACK ? ack : 0);
    tcp.doff = sizeof tcp / 4;
    tcp.th_flags = flags;
    uint32_t sum = IPPROTO_TCP + sizeof tcp; /* of the pseudo header: protocol, length and both addresses */
    uint8_t packet[sizeof(struct ip6_hdr) + sizeof tcp];
    size_t header;
    if (at->family == AF_INET) {
        header = ip4_header(packet, at->conduct, OURS);
        sum = sum16(packet + offsetof(struct iphdr, saddr), 8, sum);
    } else {
        header = ip6_header(packet, at->conduct, OURS);
        sum = sum16(packet + offsetof(struct ip6_hdr, ip6_src), 32, sum);
    }
    tcp.check = fold(sum16(&tcp, sizeof tcp, sum));
    memcpy(packet + header, &tcp, sizeof tcp);
    if (write(tun, packet, header + sizeof tcp) < 0)
        die("write to the TUN device");
}

static void answer(const struct segment *in)
{
    if (in->flags & TH_RST)
        return;
    if (in->flags & TH_SYN) {
        if (in->flags & TH_ACK || in->conduct == STAY_SILENT)
            return;
        send_segment(in, in->conduct == CROSS_SYN ? TH_SYN : TH_SYN | TH_ACK, INITIAL, in->seq + 1);
        return;
    }
    if (in->ack != INITIAL + 1)
        return; /* the kernel has our FIN already and repeats its own */
    if (in->flags & TH_FIN) {
        if (in->conduct == ACK_FIN)
            send_segment(in, TH_ACK, INITIAL + 1, in->seq + 1);
        else if (in->conduct == CLOSE_BOTH)
            send_segment(in, TH_FIN | TH_ACK, INITIAL + 1, in->seq + 1);
        else if (in->conduct == CROSS_FIN)
            send_segment(in, TH_FIN | TH_ACK, INITIAL + 1, in->seq);
    } else if (in->conduct == CLOSE_FIRST) {
        send_segment(in, TH_FIN | TH_ACK, INITIAL + 1, in->seq);
    }
}

/* False for anything that is not TCP: a device with IPv6 also carries router solicitations. */
static int parse(const uint8_t *packet, size_t length, struct segment *in)
{
    size_t header;
    if (length >= sizeof(struct iphdr) && packet[0] >> 4 == 4 && packet[9] == IPPROTO_TCP) {
        in->family = AF_INET;
        in->conduct = packet[19];
        header = (packet[0] & 15u) * 4;
    } else if (length >= sizeof(struct ip6_hdr) && packet[0] >> 4 == 6 && packet[6] == IPPROTO_TCP) {
        in->family = AF_INET6;
        in->conduct = packet[39];
        header = sizeof(struct ip6_hdr);
    } else {
        return 0;
    }
    struct tcphdr tcp;
    if (length < header + sizeof tcp)
        return 0;
    memcpy(&tcp, packet + header, sizeof tcp);
    in->our_port = ntohs(tcp.source);
    in->peer_port = ntohs(tcp.dest);
    in->seq = ntohl(tcp.seq);
    in->ack = ntohl(tcp.ack_seq);
    in->flags = tcp.th_flags;
    return 1;
}

void peer_pump(void)
{
    uint8_t packet[2048];
    struct segment in;
    ssize_t length;
    while ((length = read(tun, packet, sizeof packet)) > 0)
        if (parse(packet, (size_t)length, &in))
            answer(&in);
    if (length < 0 && errno != EAGAIN && errno != EINTR)
        die("read from the TUN device");
}

void peer_knock(int family, uint16_t from, uint16_t to)
{
    struct segment at = {.family = family, .conduct = KNOCK, .our_port = to, .peer_port = from};
    send_segment(&at, TH_SYN, INITIAL, 0);
}

void peer_reset_timewait(int family, uint16_t from, uint16_t to)
{
    struct segment at = {.family = family, .conduct = CLOSE_BOTH, .our_port = to, .peer_port = from};
    send_segment(&at, TH_RST, INITIAL + 2, 0); /* the very number expected next: any other is ignored */
}
