package io.harken.collectors;

import io.harken.collectors.agent.ActiveCheckCollector;
import io.harken.collectors.command.ShellCommands;
import io.harken.collectors.command.SystemRunCollector;
import io.harken.collectors.cpu.CpuCollector;
import io.harken.collectors.device.DeviceCollector;
import io.harken.collectors.device.DeviceNode;
import io.harken.collectors.directory.DirectoryCollector;
import io.harken.collectors.dns.DnsCollector;
import io.harken.collectors.file.FileContentCollector;
import io.harken.collectors.file.FileSearchCollector;
import io.harken.collectors.file.FileStatusCollector;
import io.harken.collectors.filesystem.FilesystemCollector;
import io.harken.collectors.hardware.HardwareCollector;
import io.harken.collectors.hardware.MacAddressCollector;
import io.harken.collectors.hardware.SensorCollector;
import io.harken.collectors.history.Sampler;
import io.harken.collectors.host.HostPaths;
import io.harken.collectors.host.Surroundings;
import io.harken.collectors.memory.MemoryCollector;
import io.harken.collectors.memory.SwapCollector;
import io.harken.collectors.modbus.ModbusCollector;
import io.harken.collectors.netif.InterfaceCollector;
import io.harken.collectors.netns.NetnsCollector;
import io.harken.collectors.netns.NetworkNamespaces;
import io.harken.collectors.peer.PeerExecutor;
import io.harken.collectors.process.ProcessCollector;
import io.harken.collectors.service.ServiceCollector;
import io.harken.collectors.socket.OwnPolls;
import io.harken.collectors.socket.TcpCollector;
import io.harken.collectors.socket.UdpCollector;
import io.harken.collectors.software.OsCollector;
import io.harken.collectors.software.PackageCollector;
import io.harken.collectors.system.HostnameCollector;
import io.harken.collectors.system.KernelCollector;
import io.harken.collectors.system.SystemCollector;
import io.harken.collectors.system.UsersCollector;
import io.harken.collectors.systemd.SystemdCollector;
import io.harken.collectors.tcp.TcpKernelCollector;
import io.harken.collectors.web.WebCollector;
import io.harken.collectors.zabbix.ServerStatsCollector;
import io.harken.concurrent.ScheduledWorkers;
import io.harken.config.AgentConfig;
import io.harken.metric.Collector;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/** Everything that is read from a Linux host: a line for each collector. */
public final class LinuxCollectors {
    private LinuxCollectors() {}

    /**
     * The collectors of a host.
     *
     * @param commands runs the tools of the host that some values come from
     * @param readings runs readings that many requests share
     * @param sampler samples what has a history; absent where one question is answered and no more
     */
    public static List<Collector> of(
            AgentConfig config,
            Surroundings surroundings,
            ShellCommands commands,
            ScheduledExecutorService readings,
            Optional<Sampler> sampler) {
        HostPaths host = surroundings.host();
        PeerExecutor peers = new PeerExecutor();
        NetworkNamespaces namespaces = new NetworkNamespaces(host);
        // Those that are asked first come first: the others stay unread until they are needed.
        return List.of(
                new HostnameCollector(host, commands),
                new TcpCollector(
                        surroundings,
                        OwnPolls.excludedBy(config),
                        readings,
                        namespaces,
                        () -> new ScheduledWorkers("namespace", 1).executor()),
                new ActiveCheckCollector(),
                new ModbusCollector(),
                new KernelCollector(host),
                new SystemCollector(surroundings),
                new UsersCollector(commands),
                new CpuCollector(host, sampler),
                new InterfaceCollector(host),
                new OsCollector(host),
                new PackageCollector(commands, surroundings),
                new HardwareCollector(host, commands),
                new MacAddressCollector(host.sys()),
                new SensorCollector(host),
                new ServiceCollector(peers, config.sourceIp(), surroundings.nanoClock(), surroundings.wallClock()),
                new SystemRunCollector(commands, config.commands().logRemote()),
                new UdpCollector(host, readings, surroundings.nanoClock()),
                new TcpKernelCollector(host, namespaces),
                new NetnsCollector(host),
                new WebCollector(peers, config.sourceIp(), surroundings.nanoClock(), surroundings.environment()),
                new DnsCollector(peers, host.etc(), surroundings.nanoClock(), SecureRandom::new),
                new FileStatusCollector(host, surroundings.timeZone()),
                new FileContentCollector(host, commands.budget()),
                new FileSearchCollector(host),
                new FilesystemCollector(host, commands),
                new SystemdCollector(host, surroundings.environment()),
                new ServerStatsCollector(peers, config.sourceIp()),
                new DeviceCollector(host, sampler, DeviceNode::at),
                new MemoryCollector(host),
                new SwapCollector(host, DeviceNode::at),
                new DirectoryCollector(host, surroundings.wallClock(), surroundings.timeZone(), commands),
                new ProcessCollector(surroundings, commands, peers, sampler, namespaces));
    }
}
