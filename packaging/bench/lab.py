"""What the benchmarks share: a network of their own, the C tools, agents to measure and a small protocol client."""

import contextlib
import ctypes
import fcntl
import os
import re
import shlex
import shutil
import signal
import socket
import statistics
import struct
import subprocess
import sys
import tempfile
import time

PACKAGING = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROJECT = os.path.dirname(PACKAGING)
TARGET = os.path.join(PACKAGING, "target")
TOOLS = os.path.join(TARGET, "tools")
PEERS = os.path.join(PROJECT, "target", "peers", "bin")
CLONE_NEWNET = 0x40000000
EACH_STAGE = 12500
TCP_STATES = ("established", "synsent", "synrecv", "finwait1", "finwait2", "timewait", "closed", "closewait", "lastack", "listen",
              "closing")
ADDRESS = "127.0.0.1"
GIVEN_BACK_S = 11  # -XX:TrimNativeHeapInterval=10000 of the launcher gives back what the compilers needed


def private_network():
    """Moves this process and all it will start into a new network namespace, which ends with the last of them."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # an exception, so that the agents are stopped
    if os.geteuid() != 0:
        sys.exit("a network namespace of our own needs root")
    libc = ctypes.CDLL(None, use_errno=True)
    for _ in range(2):
        if libc.unshare(CLONE_NEWNET) != 0:
            sys.exit("unshare: " + os.strerror(ctypes.get_errno()))
        # The second namespace gets a socket table of its own: else every walk on the machine passes our sockets, too.
        sysctl("net.ipv4.tcp_child_ehash_entries", 262144)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        siocsifflags, iff_up = 0x8914, 1
        fcntl.ioctl(control, siocsifflags, struct.pack("16sH22x", b"lo", iff_up))


def sysctl(name, value):
    with open("/proc/sys/" + name.replace(".", "/"), "w") as file:
        file.write(str(value))


def tcp_sockets():
    """How many of IPv4 the kernel counts in this network namespace, with those in TIME_WAIT."""
    with open("/proc/net/sockstat") as file:
        words = next(line for line in file if line.startswith("TCP:")).split()
    return int(words[words.index("inuse") + 1]) + int(words[words.index("tw") + 1])


def build_tools(*more):
    subprocess.run([os.path.join(PACKAGING, "tools", "build"), TOOLS, *more], check=True)


def tool(name):
    return os.path.join(TOOLS, name)


class Population:
    """Sockets in all states but TIME_WAIT, which would end before the run does."""

    def __init__(self, size):
        self.size = size
        self.stages = []

    def __enter__(self):
        left = self.size
        while left > 0:
            self.add(min(left, EACH_STAGE))
            left -= EACH_STAGE
        return self

    def add(self, count):
        few = count // 250  # of the states that keep the kernel's timers busy
        counts = dict.fromkeys(("synsent", "synrecv", "finwait1", "lastack", "closing"), few)
        counts["listen"] = few if not self.stages else 0
        counts["closewait"] = counts["finwait2"] = count // 6
        counts["established"] = count - sum(counts.values())
        stage = subprocess.Popen([tool("stage"), "-b", "-i", str(len(self.stages)),
                                  *(f"{state}={number}" for state, number in counts.items())],
                                 stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.stages.append(stage)
        if stage.stdout.readline() != "ready\n":
            sys.exit("the sockets could not be staged")

    def __exit__(self, *_):
        for stage in self.stages:
            stage.stdin.close()
        for stage in self.stages:
            stage.wait()


class Agent:
    """One agent to measure. The configuration holds nothing but what the benchmark needs."""

    def __init__(self, name, command, port, start_agents=None, server="127.0.0.0/8", allow_root=True, timeout=30):
        self.name = name
        self.command = shlex.split(command) if isinstance(command, str) else command
        self.port = port
        self.settings = {"Server": server, "ListenIP": "0.0.0.0", "ListenPort": port, "Timeout": timeout,
                         "LogType": "console"}
        if start_agents is not None:
            self.settings["StartAgents"] = start_agents
        if allow_root:
            self.settings["AllowRoot"] = 1
        self.process = None

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="harken-bench-")
        os.chmod(self.folder, 0o777)
        self.config = os.path.join(self.folder, "agent.conf")
        settings = {**self.settings, "PidFile": os.path.join(self.folder, "agent.pid")}
        if "agent2" in self.name:
            settings["ControlSocket"] = os.path.join(self.folder, "agent.sock")
        with open(self.config, "w") as file:
            file.writelines(f"{name}={value}\n" for name, value in settings.items())
        self.log = open(os.path.join(self.folder, "log"), "w")
        return self

    def __exit__(self, *_):
        self.stop()
        self.log.close()
        shutil.rmtree(self.folder)

    def start(self, patience=20):
        """Starts the agent; returns the seconds until the first good answer."""
        begin = time.monotonic()
        self.process = subprocess.Popen([*self.command, "-f", "-c", self.config], stdin=subprocess.DEVNULL,
                                        stdout=self.log, stderr=self.log, start_new_session=True)
        while time.monotonic() < begin + patience:
            if self.ask("agent.ping", 1) == "1":
                return time.monotonic() - begin
            if self.process.poll() is not None:
                break
            time.sleep(0.001)
        self.stop()
        with open(self.log.name) as file:
            sys.exit(f"{self.name} does not answer:\n{file.read()[-2000:]}")

    def stop(self):
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.process = None

    def ask(self, key, timeout=30):
        return ask(self.port, key, timeout)

    def processes(self):
        """The agent's process numbers: all of its session."""
        found = []
        for name in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{name}/stat") as file:
                    fields = file.read().rpartition(")")[2].split()
            except OSError:
                continue  # it has ended since
            if int(fields[3]) == self.process.pid:
                found.append(int(name))
        return found

    def cpu_seconds(self):
        ticks = 0
        for pid in self.processes():
            with open(f"/proc/{pid}/stat") as file:
                fields = file.read().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def rss_megabytes(self):
        """The sum over its processes, as `ps` adds it up."""
        kilobytes = 0
        for pid in self.processes():
            with open(f"/proc/{pid}/status") as file:
                kilobytes += sum(int(line.split()[1]) for line in file if line.startswith("VmRSS:"))
        return kilobytes / 1024


def frame(key):
    body = key.encode()
    return b"ZBXD\1" + struct.pack("<II", len(body), 0) + body


def ask(port, key, timeout=30, address=ADDRESS):
    """The answer's text, or None if there is none in time."""
    end = time.monotonic() + timeout
    reply = b""
    try:
        with socket.create_connection((address, port), timeout) as peer:
            peer.sendall(frame(key))
            while True:
                peer.settimeout(max(0.001, end - time.monotonic()))
                part = peer.recv(65536)
                if not part:
                    break
                reply += part
    except OSError:
        return None
    if len(reply) < 13 or reply[:5] != b"ZBXD\1" or len(reply) != 13 + struct.unpack("<I", reply[5:9])[0]:
        return None
    return reply[13:].decode(errors="replace")


def is_number(answer):
    """Whether it is one, as against an error or no answer."""
    return answer is not None and re.fullmatch(r"[0-9.]+", answer) is not None


@contextlib.contextmanager
def all_of(agents):
    """Their folders and, at the end, their processes."""
    with contextlib.ExitStack() as stack:
        for agent in agents:
            stack.enter_context(agent)
        yield


AS_NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
             "--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"]  # the checkout may lie where nobody may look


def harken(command, port, **settings):
    """As an ordinary user, as it is meant to run: as root the launcher would first ask the configuration for another one."""
    return Agent("harken", [*AS_NOBODY, *shlex.split(command)], port, allow_root=False, **settings)


def agentd(port, start_agents, name="agentd", user=(), **settings):
    return Agent(name, [*user, os.path.join(PEERS, "zabbix_agentd-7.0")], port, start_agents, **settings)


def agent2(port, release="7.0", **settings):
    name = "agent2" if release == "7.0" else f"agent2 {release}"
    return Agent(name, os.path.join(PEERS, f"zabbix_agent2-{release}"), port, allow_root=False, **settings)


def add_harken_option(parser):
    parser.add_argument("--harken", metavar="COMMAND", default=os.path.join(TARGET, "harken", "bin", "harken"),
                        help="Harken's command; '' leaves it out (packaging/target/harken/bin/harken)")


def harken_is_there(command):
    """False where it was left out; a command that is missing is a mistake."""
    if not command:
        return False
    if shutil.which(shlex.split(command)[0]) is None:
        sys.exit(f"{command}: there is no such command; --harken '' measures the others alone")
    return True


def median(values):
    return statistics.median(values) if values else float("nan")


def ratio(ours, theirs):
    """Median of the ratios of each round: a slow round is slow for both."""
    return median([a / b for a, b in zip(ours, theirs) if b])


def table(head, rows):
    cells = [head] + [[cell if isinstance(cell, str) else f"{cell:.2f}" if isinstance(cell, float) else str(cell)
                       for cell in row] for row in rows]
    widths = [max(len(row[i]) for row in cells) for i in range(len(head))]
    for row in cells:
        print("  ".join(cell.ljust(width) if i == 0 else cell.rjust(width)
                        for i, (cell, width) in enumerate(zip(row, widths))).rstrip())
    sys.stdout.flush()


class Goals:
    """Collects what was promised and what was measured; the exit status says whether all was kept."""

    def __init__(self):
        self.rows = []
        self.missed = False

    def at_most(self, what, value, limit):
        self._add(what, value, f"<= {limit}", value <= limit)

    def at_least(self, what, value, limit):
        self._add(what, value, f">= {limit}", value >= limit)

    def _add(self, what, value, goal, kept):
        self.missed |= not kept
        self.rows.append([what, f"{value:.2f}", goal, "kept" if kept else "MISSED"])

    def print(self):
        if self.rows:
            print()
            table(["goal", "measured", "limit", ""], self.rows)
        return 1 if self.missed else 0
