package io.harken.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The first line for a bad file is the one that {@code zabbix_agentd} 7.0.22 printed for it; FILE is its name. */
class BadConfigTest {
    /** Four good lines, so the bad one is line 5. */
    private static final String GOOD = "Server=127.0.0.1\nLogFile=/tmp/a.log\nPidFile=/tmp/a.pid\nHostname=h\n";

    private static final String LINE_5 = " in config file \"FILE\", line 5";

    @TempDir
    private Path folder;

    static Stream<Arguments> lines() {
        return Stream.of(
                arguments("Foo=1", "unknown parameter \"Foo\"" + LINE_5),
                arguments("Foo=\"x\"", "unknown parameter \"Foo\"" + LINE_5),
                arguments("timeout=3", "unknown parameter \"timeout\"" + LINE_5),
                arguments("include=/x", "unknown parameter \"include\"" + LINE_5),
                arguments("export Timeout=3", "unknown parameter \"export Timeout\"" + LINE_5),
                arguments("PerfCounter=x", "unknown parameter \"PerfCounter\"" + LINE_5),
                arguments("=", "unknown parameter \"\"" + LINE_5),
                arguments(" = x", "unknown parameter \"\"" + LINE_5),
                arguments("Timeout\u00c2\u00a0=3", "unknown parameter \"Timeout\u00c2\u00a0\"" + LINE_5),
                arguments("\u00ef\u00bb\u00bfServer=1", "unknown parameter \"\u00ef\u00bb\u00bfServer\"" + LINE_5),
                arguments("Timeout", "invalid entry \"Timeout\" (not following \"parameter=value\" notation)" + LINE_5),
                arguments("[s]", "invalid entry \"[s]\" (not following \"parameter=value\" notation)" + LINE_5),
                arguments("Foo 1", "invalid entry \"Foo 1\" (not following \"parameter=value\" notation)" + LINE_5),
                arguments(
                        "Time\0out=3", "invalid entry \"Time\" (not following \"parameter=value\" notation)" + LINE_5),
                arguments("Timeout=3s", "wrong value of \"Timeout\"" + LINE_5),
                arguments("Timeout=3 # three", "wrong value of \"Timeout\"" + LINE_5),
                arguments("Timeout=", "wrong value of \"Timeout\"" + LINE_5),
                arguments("Timeout=0", "wrong value of \"Timeout\"" + LINE_5),
                arguments("Timeout=31", "wrong value of \"Timeout\"" + LINE_5),
                arguments("Timeout=+3", "wrong value of \"Timeout\"" + LINE_5),
                arguments("Timeout=-1", "wrong value of \"Timeout\"" + LINE_5),
                arguments("Timeout=0x3", "wrong value of \"Timeout\"" + LINE_5),
                arguments("Timeout=3K", "wrong value of \"Timeout\"" + LINE_5),
                arguments("Timeout==3", "wrong value of \"Timeout\"" + LINE_5),
                arguments("Timeout=3\rTimeout=4", "wrong value of \"Timeout\"" + LINE_5),
                arguments("ListenPort=1023", "wrong value of \"ListenPort\"" + LINE_5),
                arguments("ListenPort=32768", "wrong value of \"ListenPort\"" + LINE_5),
                arguments("StartAgents=101", "wrong value of \"StartAgents\"" + LINE_5),
                arguments("DebugLevel=6", "wrong value of \"DebugLevel\"" + LINE_5),
                arguments("LogFileSize=1025", "wrong value of \"LogFileSize\"" + LINE_5),
                arguments("LogFileSize=1KK", "wrong value of \"LogFileSize\"" + LINE_5),
                arguments("LogFileSize=K", "wrong value of \"LogFileSize\"" + LINE_5),
                arguments("ListenBacklog=2147483648", "wrong value of \"ListenBacklog\"" + LINE_5),
                arguments("ListenBacklog=2G", "wrong value of \"ListenBacklog\"" + LINE_5),
                arguments("ListenBacklog=18446744073709551616", "wrong value of \"ListenBacklog\"" + LINE_5),
                arguments("Foo\u00ff=1", "non-UTF-8 character at line 5 \"Foo\u00ff=1\" in config file \"FILE\""),
                arguments(
                        "Hostname=\u00ed\u00a0\u0080",
                        "non-UTF-8 character at line 5 \"Hostname=\u00ed\u00a0\u0080\" in config file \"FILE\""),
                arguments("#" + "x".repeat(2048), "line 5 exceeds 2048 byte length limit in config file \"FILE\""),
                arguments(" ".repeat(2049), "line 5 exceeds 2048 byte length limit in config file \"FILE\""),
                arguments(
                        "#" + "x".repeat(2047) + "\r\rFoo=1",
                        "unknown parameter \"Foo\" in config file \"FILE\", line 6"));
    }

    static Stream<Arguments> meanings() {
        return Stream.of(
                arguments("Hostname=a/b", hostname("a/b", "name contains invalid character '/'")),
                arguments("Hostname=a,b/,c", hostname("b/", "name contains invalid character '/'")),
                arguments("Hostname=${X}", hostname("${X}", "name contains invalid character '$'")),
                arguments(
                        "Hostname=\u00c3\u00a9", hostname("\u00c3\u00a9", "name contains invalid character '\u00c3'")),
                arguments("Hostname=", hostname("", "name is empty")),
                arguments("Hostname=a,", hostname("", "name is empty")),
                arguments(
                        "Hostname=" + "x".repeat(129),
                        hostname("x".repeat(129), "name is too long (max 128 characters)")),
                arguments(
                        "Hostname=" + "x".repeat(129) + "/",
                        hostname("x".repeat(129) + "/", "name contains invalid character '/'")),
                arguments(
                        "Hostname=a,a",
                        "error parsing the \"Hostname\" parameter: host \"a\" specified more than once"),
                arguments(
                        "Hostname=/,a,a",
                        "error parsing the \"Hostname\" parameter: host \"a\" specified more than once"),
                arguments("HostnameItem=x\nHostname=/", "Warning: both Hostname and HostnameItem defined, using [/]"),
                arguments("StartAgents=0", "ERROR: either active or passive checks must be enabled"),
                arguments("StartAgents=0K\nServer=*", "ERROR: either active or passive checks must be enabled"),
                arguments("Server=*", "ERROR: invalid entry in \"Server\" configuration parameter: \"*\""),
                arguments(
                        "Server=1.2.3.4,bad!,worse!",
                        "ERROR: invalid entry in \"Server\" configuration parameter: \"bad!\""),
                arguments("Server=*\nHostname=/", hostname("/", "name contains invalid character '/'")),
                arguments(
                        "HostInterface=" + "\u00c3\u00a9".repeat(256),
                        "ERROR: the value of \"HostInterface\" configuration parameter cannot be longer than 255"
                                + " characters"),
                arguments("SourceIP=", "ERROR: invalid \"SourceIP\" configuration parameter: ''"),
                arguments("SourceIP=127.1", "ERROR: invalid \"SourceIP\" configuration parameter: '127.1'"),
                arguments("SourceIP=[::1]", "ERROR: invalid \"SourceIP\" configuration parameter: '[::1]'"),
                arguments(
                        "HostMetadata=m\nHostMetadataItem=i\nLogType=bad",
                        "Warning: both HostMetadata and HostMetadataItem defined, using [m]"),
                arguments(
                        "HostInterface=\nHostInterfaceItem=i\nLogType=bad",
                        "Warning: both HostInterface and HostInterfaceItem defined, using []"),
                arguments(
                        "EnableRemoteCommands=1\nHostname=a\nHostnameItem=b\nLogType=bad",
                        "Warning: EnableRemoteCommands parameter is deprecated, use AllowKey=system.run[*] or"
                                + " DenyKey=system.run[*] instead"),
                arguments(
                        "TLSCipherPSK13=\nTLSAccept=",
                        "\"TLSCipherPSK13\" configuration parameter cannot be used: Zabbix agent was compiled without"
                                + " OpenSSL 1.1.1 or newer"),
                arguments("LogType=bad", "ERROR: invalid \"LogType\" configuration parameter: 'bad'"),
                arguments("LogType=Console", "ERROR: invalid \"LogType\" configuration parameter: 'Console'"),
                arguments("LogType=", "ERROR: invalid \"LogType\" configuration parameter: ''"),
                arguments("LogFile=", "ERROR: \"LogType\" \"file\" parameter requires \"LogFile\" parameter to be set"),
                arguments(
                        "LogType=console",
                        "ERROR: \"LogType\" \"console\" parameter can only be used with the -f (--foreground) command line"
                                + " option"));
    }

    /** Each is told before the next. */
    static Stream<Arguments> order() {
        List<String> lines = List.of(
                "EnableRemoteCommands=2",
                "Hostname=a,a",
                "ServerActive=a b",
                "Hostname=a/b",
                "Server=*",
                "HostInterface=" + "x".repeat(256),
                "SourceIP=x",
                "LogType=bad",
                "TLSCipherCert13=",
                "TLSCipherPSK13=",
                "TLSCipherAll13=",
                "TLSConnect=",
                "TLSAccept=",
                "TLSCipherAll=");
        return IntStream.range(1, lines.size()).mapToObj(i -> arguments(lines.get(i - 1), lines.get(i)));
    }

    private static String hostname(String name, String reason) {
        return "ERROR: invalid \"Hostname\" configuration parameter: '" + name + "': " + reason;
    }

    @ParameterizedTest
    @MethodSource({"lines", "meanings"})
    void saysFirstWhatAgentdSays(String bad, String expected) throws Exception {
        List<String> problems = problems(GOOD + bad + "\n");

        assertEquals(expected.replace("FILE", file().toString()), problems.get(0));
    }

    @ParameterizedTest
    @MethodSource("order")
    void tellsInTheOrderOfAgentd(String earlier, String later) throws Exception {
        String alone = problems(GOOD + "\n" + earlier + "\n").get(0);

        assertEquals(alone, problems(GOOD + later + "\n" + earlier + "\n").get(0));
    }

    @Test
    void anEmptyFileMissesTwoThings() throws Exception {
        assertEquals(
                List.of(
                        "ERROR: StartAgents is not 0, parameter \"Server\" must be defined",
                        "\"Server\" lists who may ask, for example Server=127.0.0.1",
                        "ERROR: \"LogType\" \"file\" parameter requires \"LogFile\" parameter to be set",
                        "name the file with LogFile=, or log to the console with LogType=console"),
                problems(""));
    }

    @Test
    void tellsEveryProblemAndWhatMayHaveBeenMeant() throws Exception {
        String place = "in config file \"" + file() + "\", line ";
        assertEquals(
                List.of(
                        "unknown parameter \"LogfileSize\" " + place + "5",
                        "Did you mean \"LogFileSize\"?",
                        "wrong value of \"Timeout\" " + place + "6",
                        "\"Timeout\" takes a whole number from 1 to 30, not \"3s\"",
                        "unknown parameter \"Zabbix\" " + place + "7",
                        "ERROR: invalid entry in \"Server\" configuration parameter: \"*\"",
                        "\"Server\" is given " + place + "8",
                        "an entry is an address, a network such as 10.0.0.0/8, or a host name"),
                problems(GOOD + "LogfileSize=1\nTimeout=3s\nZabbix=1\nServer=*\n"));
    }

    @Test
    void doesNotMissWhatAnUnreadableLineMayHold() throws Exception {
        assertEquals(
                List.of("invalid entry \"Server\" (not following \"parameter=value\" notation) in config file \""
                        + file() + "\", line 1"),
                problems("Server\n"));
    }

    @Test
    void theRestOfALongLineIsNoOtherLine() throws Exception {
        assertEquals(
                List.of(
                        "line 5 exceeds 2048 byte length limit in config file \"" + file() + "\"",
                        "unknown parameter \"Zabbix\" in config file \"" + file() + "\", line 6"),
                problems(GOOD + "#" + "x".repeat(9000) + "\nZabbix=1\n"));
    }

    @Test
    void doesNotMixThemWithWhatIsOfNoUse() throws Exception {
        assertEquals(
                List.of(
                        "ERROR: invalid \"SourceIP\" configuration parameter: 'x'",
                        "\"SourceIP\" is given in config file \"" + file() + "\", line 6"),
                problems(GOOD + "BufferSize=2\nSourceIP=x\nLoadModule=a.so\n"));
    }

    @Test
    void stopsAtAThousandProblems() throws Exception {
        assertEquals(1000, problems("x\n".repeat(5000)).size());
    }

    @Test
    void aMissingFileIsAnError() {
        String missing = folder.resolve("none.conf").toString();

        assertEquals(
                List.of("cannot open config file \"" + missing + "\": [2] No such file or directory"),
                problemsOf(missing));
    }

    @Test
    void anEmptyNameIsNotTheCurrentFolder() {
        assertEquals(List.of("cannot open config file \"\": [2] No such file or directory"), problemsOf(""));
    }

    private Path file() {
        return folder.resolve("a.conf");
    }

    private List<String> problems(String text) throws Exception {
        Files.writeString(file(), text, StandardCharsets.ISO_8859_1);
        return problemsOf(file().toString());
    }

    private static List<String> problemsOf(String file) {
        return assertThrows(ConfigException.class, () -> AgentConfigReader.read(file, ConfigUse.BACKGROUND))
                .problems();
    }
}
