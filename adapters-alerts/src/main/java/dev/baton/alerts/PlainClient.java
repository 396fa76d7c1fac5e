package dev.baton.alerts;

import dev.baton.alerts.StandardWebhookSender.Patience;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.Timeout;

/** An HTTP client that does what it is told and nothing else. */
final class PlainClient {
    /** No proxy answers with more, and what is read has to end. */
    private static final Http1Config BOUNDS = Http1Config.custom().setMaxHeaderCount(100).setMaxLineLength(8 * 1024)
            .setMaxEmptyLineCount(10).build();
    /** How many go on at once is for others to say; nobody waits here. */
    private static final int MOST = 10_000;

    private PlainClient() {
    }

    static CloseableHttpClient of(DnsResolver addresses, SSLContext trust, Patience patience, String agent) {
        return HttpClients.custom().setConnectionManager(connections(addresses, trust, patience))
                .setDefaultRequestConfig(asked(patience)).setUserAgent(agent)
                .setConnectionReuseStrategy((_, _, _) -> false)
                .disableAutomaticRetries().disableRedirectHandling().disableCookieManagement().disableAuthCaching()
                .disableContentCompression().build();
    }

    private static RequestConfig asked(Patience patience) {
        return RequestConfig.custom().setConnectionRequestTimeout(timeout(patience))
                .setResponseTimeout(timeout(patience)).setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false).setExpectContinueEnabled(false).build();
    }

    private static PoolingHttpClientConnectionManager connections(DnsResolver addresses, SSLContext trust,
            Patience patience) {
        Timeout connect = Timeout.of(patience.connect());
        return PoolingHttpClientConnectionManagerBuilder.create().setDnsResolver(addresses)
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(trust))
                .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(timeout(patience)).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(connect)
                        .setSocketTimeout(timeout(patience)).build())
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder().http1Config(BOUNDS).build())
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX).setMaxConnPerRoute(MOST).setMaxConnTotal(MOST)
                .build();
    }

    private static Timeout timeout(Patience patience) {
        return Timeout.of(patience.whole());
    }
}
