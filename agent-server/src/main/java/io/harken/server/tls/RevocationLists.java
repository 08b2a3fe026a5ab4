package io.harken.server.tls;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Certificates that are no longer good. As with {@code zabbix_agentd} each that is in a list is one of them, whatever the dates
 * of the list and whoever has signed it, and no other one is: those of an issuer without a list are good, and so are those
 * of an issuer whose list is out of date.
 */
final class RevocationLists {
    private final List<X509CRL> lists;

    RevocationLists(List<X509CRL> lists) {
        this.lists = List.copyOf(lists);
    }

    /**
     * Whether one of a chain is among them.
     *
     * @param path each certificate is issued by the next one; the last one is trusted
     */
    boolean contain(List<X509Certificate> path) {
        return path.stream()
                .limit(path.size() - 1L)
                .anyMatch(certificate -> lists.stream().anyMatch(list -> list.isRevoked(certificate)));
    }

    /** Whose lists are not in date, so that what has been revoked since is not known. */
    List<String> lapsed(Instant now) {
        return lists.stream()
                .filter(list -> isLapsed(list, now))
                .map(list -> X509.name(list.getIssuerX500Principal()))
                .toList();
    }

    private static boolean isLapsed(X509CRL list, Instant now) {
        Date next = list.getNextUpdate();
        return list.getThisUpdate().toInstant().isAfter(now)
                || (next != null && next.toInstant().isBefore(now));
    }

    /** When the first of them is out of date, if any says so. */
    Optional<Instant> end() {
        return lists.stream()
                .map(X509CRL::getNextUpdate)
                .filter(Objects::nonNull)
                .map(Date::toInstant)
                .min(Comparator.naturalOrder());
    }
}
