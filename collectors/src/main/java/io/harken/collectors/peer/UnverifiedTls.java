package io.harken.collectors.peer;

import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/** TLS with whoever answers. Loaded with the first check that needs it. */
public final class UnverifiedTls {
    private static final SSLContext CONTEXT = create();

    private UnverifiedTls() {}

    /** Makes sockets that take any certificate. */
    public static SSLSocketFactory socketFactory() {
        return CONTEXT.getSocketFactory();
    }

    private static SSLContext create() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new AnyCertificate()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no TLS in this Java runtime", e);
        }
    }
}
