package io.harken.collectors.software;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The package managers, in the order in which they are asked, and how. */
enum PackageManager {
    /** Debian. */
    DPKG(
            "dpkg",
            "dpkg --version 2> /dev/null",
            "dpkg --get-selections",
            "LC_ALL=C dpkg-query -W -f='${Status},${Package},${Version},${Architecture},${Installed-Size}\n'") {
        @Override
        Optional<String> listed(String line) {
            String[] words = line.strip().split("\\s+", 3);
            return words.length > 1 && words[1].equals("install") ? Optional.of(words[0]) : Optional.empty();
        }

        @Override
        List<InstalledPackage> packages(String output, Supplier<ZoneId> zone) {
            return PackageLines.parse(output, PackageLines::dpkg);
        }
    },

    /** Slackware. */
    PKGTOOLS(
            "pkgtools",
            "[ -d /var/log/packages ] && echo true",
            "ls /var/log/packages",
            "grep -r '^UNCOMPRESSED PACKAGE SIZE' /var/log/packages") {
        @Override
        List<InstalledPackage> packages(String output, Supplier<ZoneId> zone) {
            return PackageLines.parse(output, PackageLines::pkgtools);
        }
    },

    /** Red Hat. */
    RPM(
            "rpm",
            "rpm --version 2> /dev/null",
            "rpm -qa",
            "LC_ALL=C rpm -qa --queryformat"
                    + " '%{NAME},%{VERSION}-%{RELEASE},%{ARCH},%{SIZE},%{BUILDTIME},%{INSTALLTIME}\n'") {
        @Override
        List<InstalledPackage> packages(String output, Supplier<ZoneId> zone) {
            ZoneId local = zone.get();
            return PackageLines.parse(output, line -> PackageLines.rpm(line, local));
        }
    },

    /** Arch Linux. */
    PACMAN(
            "pacman",
            "pacman --version 2> /dev/null",
            "pacman -Q",
            "LC_ALL=C pacman -Qi 2>/dev/null"
                    + " | grep -E '^(Name|Version|Architecture|Installed Size|Build Date|Install Date) *:'") {
        @Override
        List<InstalledPackage> packages(String output, Supplier<ZoneId> zone) {
            return PacmanPackages.parse(output, zone.get());
        }
    },

    /** Gentoo. */
    PORTAGE(
            "portage",
            "qsize --version 2> /dev/null",
            "qlist -C -I -F '%{PN},%{PV},%{PR}'",
            "qsize -C --bytes -F '%{CATEGORY},%{PN},%{PV},%{PR},%{REPO}'") {
        @Override
        List<InstalledPackage> packages(String output, Supplier<ZoneId> zone) {
            return PackageLines.parse(output, PackageLines::portage);
        }
    };

    private final String title;
    private final String test;
    private final String list;
    private final String details;

    PackageManager(String title, String test, String list, String details) {
        this.title = title;
        this.test = test;
        this.list = list;
        this.details = details;
    }

    /** What parameters and values call it. */
    String title() {
        return title;
    }

    /** The command that writes something where it is installed. */
    String testCommand() {
        return test;
    }

    /** The command that names the packages. */
    String listCommand() {
        return list;
    }

    /** The command that says all of the packages. */
    String detailsCommand() {
        return details;
    }

    /** The package in a line of the list; a line need not hold one. */
    Optional<String> listed(String line) {
        return line.isEmpty() ? Optional.empty() : Optional.of(line);
    }

    /** The packages in the output of the other command, without lines that are not understood. */
    abstract List<InstalledPackage> packages(String output, Supplier<ZoneId> zone);
}
