package io.harken.collectors.software;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.json.JsonWriter;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every output was shown to {@code zabbix_agentd} 7.0, and the values are what it made of it. */
class PackageManagerTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static List<String> listed(PackageManager manager, String output) {
        return output.lines().flatMap(line -> manager.listed(line).stream()).toList();
    }

    private static String details(PackageManager manager, String output) {
        return manager.packages(output, () -> NEW_YORK).stream()
                .map(each -> {
                    JsonWriter json = new JsonWriter();
                    each.write(json, manager.title());
                    return json.toString();
                })
                .collect(Collectors.joining("\n"));
    }

    private static String unknownTimes(String beginning) {
        return "{" + beginning
                + ",\"buildtime\":{\"timestamp\":0,\"value\":\"\"},\"installtime\":{\"timestamp\":0,\"value\":\"\"}}";
    }

    private static String names(PackageManager manager, String output) {
        return manager.packages(output, () -> NEW_YORK).stream()
                .map(each -> each.name() + "=" + Long.toUnsignedString(each.size()))
                .collect(Collectors.joining(" "));
    }

    @Test
    void dpkgListsWhatIsToBeInstalled() {
        assertEquals(List.of("zsh", "bash:amd64", "lead", "x"), listed(PackageManager.DPKG, """
                zsh\t\t\tinstall
                bash:amd64  install
                old deinstall
                hold1\thold
                  lead install
                x install more
                y installx

                z
                """));
    }

    @Test
    void dpkgSaysWhatIsInstalled() {
        assertEquals(
                unknownTimes(
                        "\"name\":\"bash\",\"manager\":\"dpkg\",\"version\":\"5.2\",\"size\":7335936,\"arch\":\"amd64\""),
                details(PackageManager.DPKG, "install ok installed,bash,5.2,amd64,7164"));
        assertEquals("x=5120 y=5120 z=1024 n=18446744073709546496", names(PackageManager.DPKG, """
                        deinstall ok config-files,old,1,all,5
                        install ok installed,zsh,5.2,amd64,
                        install ok half,zz,5.2,amd64,5
                        hold ok installed,held,5.2,amd64,5
                        install ok installed,x,1,a,5x
                        install ok installed,y,1,a,5,6
                        install ok installed,none,1,,5
                        install ok installed,z,1,a,18014398509481985
                        install ok installed,n,1,a,-5
                        """));
    }

    @Test
    void othersListEachLine() {
        assertEquals(List.of("zlib-1.2", "  lead", "\tx"), listed(PackageManager.RPM, "zlib-1.2\n\n  lead\n\tx\n"));
    }

    @Test
    void rpmSaysWhenPackagesWereMade() {
        assertEquals(
                "{\"name\":\"bash\",\"manager\":\"rpm\",\"version\":\"5.1-6.el9\",\"size\":7738634,\"arch\":\"x86_64\","
                        + "\"buildtime\":{\"timestamp\":1653922818,\"value\":\"Mon May 30 11:00:18 2022\"},"
                        + "\"installtime\":{\"timestamp\":1667335578,\"value\":\"Tue Nov  1 16:46:18 2022\"}}",
                details(PackageManager.RPM, "bash,5.1-6.el9,x86_64,7738634,1653922818,1667335578"));
        assertEquals("gpg-pubkey=0 q=5 big=99999999999  two words=5", names(PackageManager.RPM, """
                        gpg-pubkey,8483c65d-5ccc5b19,(none),0,1556896537,1667335578
                        bad,1,x
                        a,b,c,d,e,f
                        q,1,n,5,6,7,8
                        ,1,n,5,6,7
                        x,1,,5,6,7
                        n,1,n,5,,7
                        n,1,n,5.5,6,7
                        big,1,n,99999999999,6,7\s
                         two words,1,n,5,6,4294967296
                        """));
    }

    @Test
    void pkgtoolsNamesFiles() {
        String size = ":UNCOMPRESSED PACKAGE SIZE:";
        assertEquals(
                unknownTimes("\"name\":\"bash\",\"manager\":\"pkgtools\",\"version\":\"4.3.046-1\",\"size\":1572864,"
                        + "\"arch\":\"x86_64\""),
                details(PackageManager.PKGTOOLS, "/var/log/packages/bash-4.3.046-x86_64-1" + size + "     1.5M"));
        assertEquals(
                "aaa_base=92160 k=307 neg=18446744073709549568 three=2048",
                names(
                        PackageManager.PKGTOOLS,
                        String.join(
                                "\n",
                                "/var/log/packages/aaa_base-14.2-x86_64-1" + size + "     90K",
                                "/var/log/packages/gcc-g++-5.3.0-i586-3" + size + " 2.5G",
                                "/var/log/packages/a-b-c-1.0-noarch-1_SBo" + size + " 300",
                                "/var/log/packages/short-1.0" + size + " 3K",
                                "/var/log/packages/none-1-x-1" + size,
                                "/var/log/packages/k-1-x-1" + size + " 0.3K",
                                "/var/log/packages/l-1-x-1" + size + " 12k",
                                "/var/log/packages/m-1-x-1" + size + " 1,5M",
                                "/var/log/packages/neg-1-x-1" + size + " -2K",
                                "/var/log/packages/two-1-x-1" + size + " 2 K",
                                "/var/log/packages/three-1-x-1" + size + " 2K K")));
    }

    private static String pacman(String name, String size, String installed) {
        return """
                Name            : %s
                Version         : 1
                Description     : Name : x
                Architecture    : any
                Installed Size  : %s
                Build Date      : Wed Jan 24 21:13:21 2024
                Install Date    : %s
                """.formatted(name, size, installed);
    }

    @Test
    void pacmanSaysWhenPackagesWereMade() {
        assertEquals(
                "{\"name\":\"a1\",\"manager\":\"pacman\",\"version\":\"1\",\"size\":330260,\"arch\":\"any\","
                        + "\"buildtime\":{\"timestamp\":1706148801,\"value\":\"Wed Jan 24 21:13:21 2024\"},"
                        + "\"installtime\":{\"timestamp\":1721956401,\"value\":\"Thu Jul 25 21:13:21 2024\"}}",
                details(PackageManager.PACMAN, pacman("a1", "322.52 KiB", "Thu Jul 25 21:13:21 2024")));
    }

    @Test
    void pacmanSizesHaveUnits() {
        String date = "Wed Jan 3 01:03:01 2024";
        assertEquals(
                "a2=0 a6=7696581394432 a7=18446744073709550592 a9=10 a13=1099511617290",
                names(
                        PackageManager.PACMAN,
                        pacman("a2", "0.00 B", date)
                                + pacman("a5", "1,5 MiB", date)
                                + pacman("a6", "7.00 TiB", date)
                                + pacman("a7", "-1.00 KiB", date)
                                + pacman("a8", "7.00 KB", date)
                                + pacman("a9", "10.999 B", date)
                                + pacman("a10", "3", date)
                                + pacman("a13", "1048575.99 MiB", date)));
    }

    @Test
    void pacmanDatesAreLocal() {
        String output = pacman("feb31", "1 B", "Wed Feb 31 21:13:21 2024")
                + pacman("gap", "1 B", "Sun Mar 10 02:30:00 2024")
                + pacman("bad day", "1 B", "Dom Jan 24 21:13:21 2024")
                + pacman("bad month", "1 B", "Wed Ene 24 21:13:21 2024")
                + pacman("bad hour", "1 B", "Wed Jan 24 31:13:21 2024")
                + pacman("zone", "1 B", "Mon Jan 24 21:13:21 2024 CET")
                + pacman("none", "1 B", "None");

        assertEquals(
                List.of("feb31 1709432001", "gap 1710055800", "zone 1706148801"),
                PackageManager.PACMAN.packages(output, () -> NEW_YORK).stream()
                        .map(each -> each.name() + " " + each.installed().seconds())
                        .toList());
    }

    @Test
    void portageNamesBytes() {
        assertEquals(
                unknownTimes(
                        "\"name\":\"zlib\",\"manager\":\"portage\",\"version\":\"1.2\",\"size\":12345,\"arch\":\"\""),
                details(PackageManager.PORTAGE, """
                        sys-libs,zlib,1.2,r1,gentoo: 10 files, 5 non-files, 12345 bytes
                        app-shells,bash,5.1,r0,: 1 files, 2 non-files, 99 bytes
                        broken
                        """));
    }
}
