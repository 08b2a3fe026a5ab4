package io.harken.stats;

import java.time.Instant;
import java.util.Optional;

/**
 * Until when the certificates of the agent's own TLS are good: of each file what ends first.
 *
 * @param certificate the certificate of the agent, and those between it and its authority
 * @param authorities the authorities that are trusted
 * @param revocationLists the lists of what is revoked; nothing if there are none, or they do not say
 */
public record CertificateExpiry(Instant certificate, Instant authorities, Optional<Instant> revocationLists) {}
