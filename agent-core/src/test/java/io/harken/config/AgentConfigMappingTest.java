package io.harken.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.access.KeyAccessRule;
import io.harken.access.KeyAccessRule.Effect;
import io.harken.access.KeyAccessRules;
import io.harken.access.KeyAliases;
import io.harken.access.KeyPattern;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AgentConfigMappingTest {
    @TempDir
    private Path folder;

    @Test
    void mapsEveryParameter() throws Exception {
        AgentConfig config = read("""
                Server= 10.0.0.0/8 , example.org
                ListenIP=127.0.0.1, ::1
                ListenPort=10051
                ListenBacklog=16
                StartAgents=5
                Timeout=30
                Hostname=first , second
                HostnameItem=agent.ping
                HostMetadata=web
                HostMetadataItem=agent.version
                DebugLevel=5
                LogType=file
                LogFile=/var/log/h.log
                LogFileSize=7
                PidFile=/run/h.pid
                User=agent
                AllowRoot=1
                UserParameter=a,echo 1
                UserParameterDir=/opt
                UnsafeUserParameters=1
                LogRemoteCommands=1
                UserParameter=b[*],echo $1
                Alias=c[*]:b[*]
                DenyKey=d[e*]
                SourceIP=127.0.0.2
                ExcludeOwnPolls=1
                TLSAccept=unencrypted , psk,cert
                TLSPSKIdentity=an identity
                TLSPSKFile=/tls/psk
                TLSCertFile=/tls/cert
                TLSKeyFile=/tls/key
                TLSCAFile=/tls/ca
                TLSCRLFile=/tls/crl
                TLSServerCertIssuer=CN=a,O=b
                TLSServerCertSubject=CN=c
                TLSCipherAll=NORMAL:+PSK
                """);

        assertEquals(
                new AgentConfig(
                        new ListenConfig(List.of("127.0.0.1", "::1"), 10051, 16),
                        new ServerConfig(
                                List.of(new PeerEntry.Network("\n\0\0\0", 8), new PeerEntry.HostName("example.org")),
                                "10.0.0.0/8,example.org"),
                        Optional.of(new TlsConfig(
                                true,
                                Optional.of(new TlsConfig.PreSharedKey("an identity", Path.of("/tls/psk"))),
                                Optional.of(new TlsConfig.Certificates(
                                        Path.of("/tls/cert"),
                                        Path.of("/tls/key"),
                                        Path.of("/tls/ca"),
                                        Optional.of(Path.of("/tls/crl")),
                                        Optional.of("CN=a,O=b"),
                                        Optional.of("CN=c"))),
                                Optional.of(new TlsConfig.Ciphers("TLSCipherAll", "NORMAL:+PSK")))),
                        5,
                        Duration.ofSeconds(30),
                        Optional.of("127.0.0.2"),
                        true,
                        new HostConfig(
                                List.of("first", "second"),
                                "agent.ping",
                                Optional.of("web"),
                                Optional.of("agent.version")),
                        new LogConfig(LogType.FILE, Optional.of(Path.of("/var/log/h.log")), 7, 5),
                        Optional.of(Path.of("/run/h.pid")),
                        new AccountConfig("agent", true),
                        new CommandConfig(
                                List.of(
                                        new ConfigEntry("UserParameter", "a,echo 1", file().toString(), 20),
                                        new ConfigEntry("UserParameter", "b[*],echo $1", file().toString(), 24)),
                                Optional.of("/opt"),
                                true,
                                true),
                        new KeyConfig(
                                new KeyAliases(Map.of("c[*]", "b[*]")),
                                new KeyAccessRules(
                                        List.of(rule(Effect.DENY, "d[e*]"), rule(Effect.DENY, "system.run[*]")))),
                        List.of(
                                "Warning: both Hostname and HostnameItem defined, using [first,second]",
                                "Warning: both HostMetadata and HostMetadataItem defined, using [web]")),
                config);
    }

    @Test
    void keepsOfTlsWhatIsAccepted() throws Exception {
        String files = "TLSPSKIdentity=i\nTLSPSKFile=/p\nTLSCertFile=/c\nTLSKeyFile=/k\nTLSCAFile=/a\n";

        assertEquals(Optional.empty(), read(files + "TLSAccept=unencrypted\n").tls());
        assertEquals(
                Optional.of(new TlsConfig(
                        false, Optional.of(new TlsConfig.PreSharedKey("i", Path.of("/p"))), Optional.empty())),
                read(files + "TLSAccept=psk\n").tls());
    }

    private static KeyAccessRule rule(Effect effect, String pattern) {
        return new KeyAccessRule(effect, KeyPattern.parse(pattern).orElseThrow(), pattern);
    }

    @Test
    void keepsTheEmptyNameOfADirectory() throws Exception {
        assertEquals(Optional.of(""), read("UserParameterDir=\n").commands().directory());
    }

    @Test
    void saysOnceWhatIsOfNoUse() throws Exception {
        assertEquals(
                List.of(
                        "Warning: \"Server\" entry \"1.2.3.08\" is no address and no name and will never match",
                        "\"Server\" is given in config file \"" + file() + "\", line 3",
                        "Warning: not used, because Harken answers passive checks only: ServerActive, HostInterfaceItem,"
                                + " RefreshActiveChecks, BufferSize, TLSConnect",
                        "Warning: not loaded, because Harken has no modules: a.so, b.so"),
                read("""
                        Server=1.2.3.08
                        BufferSize=2
                        LoadModule=a.so
                        ServerActive=zabbix.example.org;z2,[::1]:10052
                        RefreshActiveChecks=60
                        TLSConnect=unencrypted
                        LoadModule=b.so
                        HostInterfaceItem=agent.ping
                        BufferSize=3
                        """).warnings());
    }

    @ParameterizedTest
    @EnumSource(
            value = ConfigUse.class,
            names = {"CONTROL", "TEST"})
    void whoStartsNothingIsNotToldWhatIsOfNoUse(ConfigUse use) throws Exception {
        Files.writeString(file(), "Server=1.2.3.08\nLogFile=/l\nServerActive=a\nLoadModule=a.so\n");

        assertEquals(List.of(), AgentConfigReader.read(file().toString(), use).warnings());
    }

    @Test
    void theSystemsLogNeedsNoFile() throws Exception {
        assertEquals(LogType.SYSTEM, read("LogType=system\nLogFile=\n").log().type());
    }

    @Test
    void theOldSwitchForCommandsIsARuleInItsPlace() {
        ParameterValues values = new ParameterValues(new Problems());
        values.add(new ConfigEntry("DenyKey", "a", "f", 1));
        values.add(new ConfigEntry("EnableRemoteCommands", "1", "f", 2));
        values.add(new ConfigEntry("EnableRemoteCommands", "0", "f", 3));
        values.add(new ConfigEntry("AllowKey", "b", "f", 4));

        assertEquals(
                List.of(
                        new ConfigEntry("DenyKey", "a", "f", 1),
                        new ConfigEntry("AllowKey", "system.run[*]", ConfigEntry.place("f", 2), "EnableRemoteCommands"),
                        new ConfigEntry("DenyKey", "system.run[*]", ConfigEntry.place("f", 3), "EnableRemoteCommands"),
                        new ConfigEntry("AllowKey", "b", "f", 4)),
                values.all(ParameterTable.ALLOW_KEY, ParameterTable.DENY_KEY));
    }

    @Test
    void theLastLineCounts() throws Exception {
        assertEquals(Duration.ofSeconds(9), read("Timeout=8\nTimeout=9\n").timeout());
    }

    @Test
    void readsBlanksCommentsAndLineEnds() throws Exception {
        AgentConfig config = read("# Timeout=1\n\n \t Timeout \t = \t 5 \t\r\nLogType=console\n  #\r\nListenPort=21K");

        assertEquals(Duration.ofSeconds(5), config.timeout());
        assertEquals(LogType.CONSOLE, config.log().type());
        assertEquals(21504, config.listen().port());
    }

    @Test
    void aNulHidesTheRestOfTheLine() throws Exception {
        assertEquals(Duration.ofSeconds(5), read("Timeout=5\0x\n\0Nonsense\n").timeout());
    }

    @Test
    void anEmptyServerIsNobody() throws Exception {
        assertEquals(new ServerConfig(List.of(), ""), read("Server= \t\n").server());
    }

    @Test
    void keepsEmptyItemsOfListenIp() throws Exception {
        assertEquals(List.of(""), read("ListenIP=\n").listen().addresses());
        assertEquals(
                List.of("127.0.0.1", ""), read("ListenIP=127.0.0.1,\n").listen().addresses());
    }

    @Test
    void testingItemsDoesNotAskWhoMayAskOrWhereTheLogIs() throws Exception {
        Files.writeString(file(), "Server=*\nHostname=a/b,c\nLogType=bad\nStartAgents=0\n");

        AgentConfig config = AgentConfigReader.read(file().toString(), ConfigUse.TEST);

        assertEquals(List.of("a/b", "c"), config.host().names());
    }

    private Path file() {
        return folder.resolve("a.conf");
    }

    private AgentConfig read(String text) throws Exception {
        Files.writeString(file(), "Server=::1\nLogFile=/l\n" + text, StandardCharsets.ISO_8859_1);
        return AgentConfigReader.read(file().toString(), ConfigUse.FOREGROUND);
    }
}
