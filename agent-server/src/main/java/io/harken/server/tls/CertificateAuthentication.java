package io.harken.server.tls;

import io.harken.stats.CertificateExpiry;

/**
 * Both sides show certificates.
 *
 * @param own that of the agent
 * @param peers which others are good
 * @param expiry when they are no longer good
 */
record CertificateAuthentication(OwnCertificate own, PeerCertificates peers, CertificateExpiry expiry) {
    /** What has been read from the files. */
    static CertificateAuthentication of(OwnCertificate own, PeerCertificates peers) {
        return new CertificateAuthentication(
                own,
                peers,
                new CertificateExpiry(
                        X509.end(own.certificates()),
                        peers.authorities().end(),
                        peers.revoked().end()));
    }
}
