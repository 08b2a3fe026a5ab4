"""What the proofs with a real Zabbix server share: the server with its database and web API, and a network for agents.

Everything runs in namespaces and a tmpfs of one run. They end with it, however it ends, so there is nothing to clean
up; only the logs stay, in packaging/target/e2e. Needs root, and what .ci/peers puts below target/peers.
"""

import argparse
import contextlib
import ctypes
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
BUILT = PROJECT / "packaging/target"
PEERS = PROJECT / "target/peers"
TEMPLATES = PROJECT / "templates"
SCRATCH = BUILT / "e2e/scratch"

RELEASES = ("6.0", "7.0")
SERVER_ADDRESS, AGENT_ADDRESS, AGENT_PORT = "192.0.2.1", "192.0.2.2", 10050
CLONE_NEWNET = 0x40000000
API = "http://127.0.0.1:8080/api_jsonrpc.php"

# Few processes, quick to see new configuration and a restarted agent.
SERVER_CONF = {
    "DBHost": "127.0.0.1",
    "DBName": "zabbix",
    "DBUser": "zabbix",
    "ListenIP": "127.0.0.1",
    "LogType": "console",
    "PidFile": "/tmp/zabbix_server.pid",
    "SocketDir": "/tmp",
    "CacheUpdateFrequency": 1,
    "UnreachableDelay": 1,
    "UnavailableDelay": 1,
    "StartPollers": 1,
}
SERVER_CONF_SINCE_7 = {"StartAgentPollers": 1}
FRONTEND_CONF = """<?php
$DB = ['TYPE' => 'POSTGRESQL', 'SERVER' => '127.0.0.1', 'PORT' => '0', 'DATABASE' => 'zabbix', 'USER' => 'zabbix',
    'PASSWORD' => '', 'SCHEMA' => '', 'ENCRYPTION' => false, 'DOUBLE_IEEE754' => true];
"""

STARTED = time.monotonic()


class Failure(Exception):
    """A claim that does not hold."""


def say(text):
    print(f"[{time.monotonic() - STARTED:5.1f} s] {text}", flush=True)


def run(*command, **options):
    subprocess.run([str(word) for word in command], check=True, **options)


def wait_for(what, condition, seconds=60):
    deadline = time.monotonic() + seconds
    while not (outcome := condition()):
        if time.monotonic() > deadline:
            raise Failure(f"{what}: not within {seconds} s")
        time.sleep(0.2)
    return outcome


def writable(*layers):
    """A view of folders of target/peers, the first one on top; what is written goes to the tmpfs. With a /proc."""
    place = Path(tempfile.mkdtemp(dir=SCRATCH))
    place.chmod(0o755)
    for folder in ("upper", "work", "root"):
        (place / folder).mkdir()
    lower = ":".join(str(PEERS / layer) for layer in layers)
    options = f"lowerdir={lower},upperdir={place}/upper,workdir={place}/work"
    run("mount", "-t", "overlay", "overlay", "-o", options, place / "root")
    run("mount", "-t", "proc", "proc", place / "root/proc")
    return place / "root"


class Peers:
    """The folder of a Zabbix version."""

    def __init__(self, version):
        self.version = version
        self.root = writable(version)
        run("mount", "-t", "tmpfs", "tmpfs", self.root / "dev/shm")

    def inside(self, user, *command):
        return ["chroot", f"--userspec={user}", str(self.root), *command]

    def command(self, name):
        return str(PEERS / f"bin/{name}-{self.version}")


class Daemons:
    """Background processes, each with a log file."""

    def __init__(self, logs):
        self.logs = logs
        self.running = {}

    def start(self, name, command, **options):
        with open(self.log(name), "wb") as log:
            options = {"stdin": subprocess.DEVNULL, "stdout": log} | options
            self.running[name] = subprocess.Popen(command, stderr=log, **options)
        return self.running[name]

    def stop(self, name):
        process = self.running.pop(name)
        process.terminate()
        return process.wait(10)

    def log(self, name):
        return self.logs / f"{name}.log"

    def text(self, name):
        return self.log(name).read_text(errors="replace")

    def await_line(self, name, line):
        def written():
            if self.running[name].poll() is not None:
                raise Failure(f"{name} ended with exit code {self.running[name].returncode}")
            return line in self.text(name)

        wait_for(f'"{line}" in the log of {name}', written)

    def print_tails(self):
        for log in sorted(self.logs.glob("*.log")):
            print(f"--- the end of {log}")
            print("\n".join(log.read_text(errors="replace").splitlines()[-30:]))


class AgentNetwork:
    """A network namespace that holds the agent and the staged sockets, and nothing else."""

    def __init__(self):
        hold = ["unshare", "--net", "sh", "-c", "echo && exec sleep infinity"]
        holder = subprocess.Popen(hold, stdout=subprocess.PIPE)
        holder.stdout.readline()
        self.proc = Path(f"/proc/{holder.pid}")
        run("ip", "link", "set", "lo", "up")
        # Each end is named after what is at the other one.
        run("ip", "link", "add", "agent", "type", "veth", "peer", "name", "server", "netns", holder.pid)
        self.connect("agent", SERVER_ADDRESS)
        self.connect("server", AGENT_ADDRESS, *self.inside())
        run(*self.inside("ip", "link", "set", "lo", "up"))

    @staticmethod
    def connect(device, address, *prefix):
        run(*prefix, "ip", "address", "add", f"{address}/30", "dev", device)
        run(*prefix, "ip", "link", "set", device, "up")

    def inside(self, *command):
        return ["nsenter", f"--net={self.proc}/ns/net", *command]

    @contextlib.contextmanager
    def entered(self):
        """Sockets that this thread opens meanwhile are of the network, for as long as they live."""
        with open("/proc/thread-self/ns/net") as outside, open(self.proc / "ns/net") as inside:
            enter(inside)
            try:
                yield
            finally:
                enter(outside)

    def as_nobody(self, *command, before=()):
        """The command that runs a command as nobody, below another one that root runs."""
        # The checkout may lie where nobody may not look.
        look = ("--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search")
        user = ("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups")
        return self.inside(*before, *user, *look, *command)

    def allow_time_waits(self, count):
        self.set("tcp_max_tw_buckets", count)

    def set(self, setting, value):
        run(*self.inside("sh", "-c", f"echo {value} >/proc/sys/net/ipv4/{setting}"))

    def listening(self, port=AGENT_PORT):
        address = f":{port:04X} "
        return any(address in line and " 0A " in line for line in (self.proc / "net/tcp").read_text().splitlines())


def enter(namespace):
    if ctypes.CDLL(None, use_errno=True).setns(namespace.fileno(), CLONE_NEWNET) != 0:
        raise OSError(ctypes.get_errno(), "setns")


def write_conf(file, **parameters):
    file.write_text("".join(f"{name}={value}\n" for name, value in parameters.items()))
    return str(file)


class WebApi:
    def __init__(self, version):
        self.in_body, self.in_header = {}, {}
        token = self.call("user.login", {"username": "Admin", "password": "zabbix"})
        if version == "6.0":
            self.in_body = {"auth": token}
        else:
            self.in_header = {"Authorization": f"Bearer {token}"}

    def call(self, method, params):
        body = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params} | self.in_body
        headers = {"Content-Type": "application/json-rpc"} | self.in_header
        request = urllib.request.Request(API, json.dumps(body).encode(), headers)
        with urllib.request.urlopen(request, timeout=120) as response:
            answer = json.load(response)
        if "error" in answer:
            raise Failure(f"{method}: {answer['error']}")
        return answer["result"]


class ZabbixServer:
    """A server with an empty database and the templates that it comes with.

    more: settings of its own, by name
    """

    def __init__(self, peers, daemons, more):
        self.peers = peers
        self.daemons = daemons
        self.start_database()
        since_7 = {} if peers.version == "6.0" else SERVER_CONF_SINCE_7
        self.start_server(SERVER_CONF | since_7 | more)
        self.api = WebApi(peers.version)
        shipped = self.api.call("host.get", {"output": ["hostid"]})
        self.api.call("host.delete", [host["hostid"] for host in shipped])

    def start_database(self):
        programs = "/usr/lib/postgresql/" + next((self.peers.root / "usr/lib/postgresql").iterdir()).name + "/bin"
        folder = "/var/lib/postgresql/e2e"
        initdb = (f"{programs}/initdb", "-D", folder, "-U", "zabbix", "-E", "UTF8", "--locale=C.UTF-8", "--auth=trust")
        run(*self.peers.inside("postgres", *initdb, "--no-sync"), stdout=subprocess.DEVNULL)
        settings = ("fsync=off", "listen_addresses=127.0.0.1", "unix_socket_directories=/tmp")
        options = [word for setting in settings for word in ("-c", setting)]
        self.daemons.start("postgresql", self.peers.inside("postgres", f"{programs}/postgres", "-D", folder, *options))
        self.daemons.await_line("postgresql", "database system is ready to accept connections")
        scripts = " ".join(f"/usr/share/zabbix-server-pgsql/{part}.sql.gz" for part in ("schema", "images", "data"))
        # Without statistics linking a template of 6.0 takes minutes.
        load = f"createdb zabbix && (zcat {scripts}; echo 'analyze;') | psql -q -v ON_ERROR_STOP=1 zabbix"
        database = os.environ | {"PGHOST": "127.0.0.1", "PGUSER": "zabbix"}
        run(*self.peers.inside("zabbix", "sh", "-c", load), env=database, stdout=subprocess.DEVNULL)
        say("the database is filled")

    def start_server(self, conf):
        etc = self.peers.root / "etc/zabbix"
        write_conf(etc / "e2e.conf", **conf)
        (etc / "zabbix.conf.php").write_text(FRONTEND_CONF)
        server = ("/usr/sbin/zabbix_server", "-f", "-c", "/etc/zabbix/e2e.conf")
        self.daemons.start("zabbix_server", self.peers.inside("zabbix", *server))
        web = ("php", "-d", "memory_limit=512M", "-S", "127.0.0.1:8080", "-t", "/usr/share/zabbix")
        self.daemons.start("web", self.peers.inside("www-data", *web))
        self.daemons.await_line("zabbix_server", "server #0 started [main process]")
        self.daemons.await_line("web", "started")
        say(f"zabbix_server {self.peers.version} and the web API answer")

    def import_template(self, file):
        """Imports a file of the folder of templates."""
        groups = ["groups"] if self.peers.version == "6.0" else ["template_groups", "host_groups"]
        parts = ["templates", "valueMaps", "items", "triggers", "graphs", "discoveryRules", "templateDashboards"]
        rules = dict.fromkeys(groups + parts, {"createMissing": True, "updateExisting": True})
        request = {"format": file.split(".")[-1], "rules": rules, "source": (TEMPLATES / file).read_text()}
        self.api.call("configuration.import", request)

    def template(self, name):
        """Its id."""
        (template,) = self.api.call("template.get", {"filter": {"host": name}, "output": ["templateid"]})
        return template["templateid"]

    def create_host(self, name, template, port=AGENT_PORT, **more):
        (group,) = self.api.call("hostgroup.get", {"filter": {"name": "Linux servers"}})
        interface = {"type": 1, "main": 1, "useip": 1, "ip": AGENT_ADDRESS, "dns": "", "port": str(port)}
        host = {
            "host": name,
            "groups": [{"groupid": group["groupid"]}],
            "interfaces": [interface],
            "templates": [{"templateid": self.template(template)}],
        } | more
        return self.api.call("host.create", host)["hostids"][0]

    def execute_now(self, items):
        self.api.call("task.create", [{"type": 6, "request": {"itemid": item}} for item in items])


def isolated(parser):
    """The arguments of this run, which goes on in namespaces of its own, as root."""
    parser.add_argument("--in-namespaces", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if os.geteuid() != 0:
        parser.error("needs root")
    if not (PEERS / arguments.version / ".provisioned").exists():
        parser.error(f"run .ci/peers {arguments.version} first")
    if not arguments.in_namespaces:
        namespaces = ("--net", "--mount", "--ipc", "--pid", "--fork", "--kill-child", "--mount-proc")
        os.execvp("unshare", ["unshare", *namespaces, sys.executable, *sys.argv, "--in-namespaces"])
    SCRATCH.mkdir(parents=True, exist_ok=True)
    run("mount", "-t", "tmpfs", "-o", "mode=1777", "tmpfs", SCRATCH)
    return arguments


def empty_logs(name):
    """The folder of the logs of a run, without those of the last one."""
    logs = BUILT / "e2e" / name
    logs.mkdir(parents=True, exist_ok=True)
    for log in logs.glob("*.log"):
        log.unlink()
    return logs


def judge(daemons, proof):
    """Ends this run with the verdict of a proof, which is a function that returns booleans."""
    right = False
    try:
        right = all(proof())
    except Failure as failure:
        print(f"FAILED: {failure}", flush=True)
    finally:
        if "agent" in daemons.running:  # podman leaves the cgroup of a container that is killed
            daemons.stop("agent")
        if not right:
            daemons.print_tails()
    say("every claim holds" if right else "FAILED")
    sys.exit(0 if right else 1)
