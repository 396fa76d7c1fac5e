package dev.baton.alerts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A server's key for receiver.example and 127.0.0.1, which nobody vouches for but itself. */
record SelfSigned(SSLContext server, SSLContext trusting) {
    private static final String PASSWORD = "not-secret";

    static SelfSigned in(Path directory) throws IOException, GeneralSecurityException, InterruptedException {
        Path file = directory.resolve("receiver.p12");
        Process keytool = new ProcessBuilder(System.getProperty("java.home") + "/bin/keytool", "-genkeypair", "-alias",
                "receiver", "-keyalg", "EC", "-dname", "CN=receiver.example", "-ext",
                "san=dns:receiver.example,ip:127.0.0.1", "-validity", "3650", "-storetype", "PKCS12", "-keystore",
                file.toString(), "-storepass", PASSWORD).inheritIO().start();
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool made no key");
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(file)) {
            keys.load(bytes, PASSWORD.toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        KeyStore others = KeyStore.getInstance("PKCS12");
        others.load(null, null);
        others.setCertificateEntry("receiver", keys.getCertificate("receiver"));
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(others);
        SSLContext server = SSLContext.getInstance("TLS");
        server.init(own.getKeyManagers(), null, null);
        SSLContext trusting = SSLContext.getInstance("TLS");
        trusting.init(null, trusted.getTrustManagers(), null);
        return new SelfSigned(server, trusting);
    }
}
