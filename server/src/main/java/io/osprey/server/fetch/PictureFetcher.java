package io.osprey.server.fetch;

import io.osprey.server.config.FetchSettings;
import io.osprey.server.http.BoundedReader;
import io.osprey.server.http.UploadMemory;
import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import io.osprey.server.problem.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Fetches a picture from an address: http and https only, public addresses only unless configured, every redirect checked
 * like the first address, all of it bounded in time and size. Whatever fails, the caller learns only that the address
 * can't be read. Thread-safe.
 */
public final class PictureFetcher implements AutoCloseable {
    private static final int MAX_CONNECTIONS = 256;

    private final FetchSettings settings;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "fetch-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    /** @param names how host names are resolved */
    public PictureFetcher(FetchSettings settings, DnsResolver names) {
        this.settings = settings;
        Timeout read = Timeout.of(settings.readTimeout());
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedResolver(new AddressRules(settings), names))
                        .setMaxConnTotal(MAX_CONNECTIONS)
                        .setMaxConnPerRoute(MAX_CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                                .setSocketTimeout(read)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(read)
                        .setResponseTimeout(read)
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("Osprey")
                .build();
    }

    /**
     * Fetches.
     *
     * @param address as the caller gave it
     * @param maxBytes largest picture
     * @param memory where its bytes are accounted
     * @throws ProblemException {@code URL_MALFORMED}, {@code URL_INACCESSIBLE}, or
     *     {@code PICTURE_TOO_MANY_BYTES}
     */
    public byte[] fetch(String address, long maxBytes, UploadMemory.Share memory) {
        URI uri = PictureAddress.parse(address)
                .orElseThrow(() -> Problem.of(Kind.URL_MALFORMED).toException());
        long deadline = System.nanoTime() + settings.totalTimeout().toNanos();
        try {
            for (int hop = 0; hop <= settings.maxRedirects(); hop++) {
                Hop result = get(uri, deadline, maxBytes, memory);
                if (result.next().isEmpty()) {
                    return result.bytes();
                }
                uri = result.next().get();
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            // Why it failed is not told: it would describe the network behind the server.
            throw Problem.of(Kind.URL_INACCESSIBLE).toException();
        }
        throw Problem.of(Kind.URL_INACCESSIBLE).toException();
    }

    private Hop get(URI uri, long deadline, long maxBytes, UploadMemory.Share memory) throws IOException {
        HttpGet request = new HttpGet(uri);
        ScheduledFuture<?> abort =
                deadlines.schedule(request::abort, deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        try (ClassicHttpResponse response = client.executeOpen(null, request, null)) {
            Hop hop = read(uri, response, maxBytes, memory);
            // What is left of a body isn't waited for.
            request.abort();
            return hop;
        } catch (ProblemException tooLarge) {
            request.abort();
            throw tooLarge;
        } finally {
            abort.cancel(false);
        }
    }

    private static Hop read(URI uri, ClassicHttpResponse response, long maxBytes, UploadMemory.Share memory)
            throws IOException {
        int status = response.getCode();
        Header location = response.getFirstHeader("Location");
        if (location != null && (status == 301 || status == 302 || status == 303 || status == 307 || status == 308)) {
            URI next = uri.resolve(location.getValue().strip());
            if (!PictureAddress.isFetchable(next)) {
                throw new IOException("redirected to what isn't fetched from");
            }
            return new Hop(Optional.of(next), new byte[0]);
        }
        HttpEntity entity = response.getEntity();
        if (status != 200 || entity == null) {
            throw new IOException("answered " + status);
        }
        return new Hop(
                Optional.empty(), BoundedReader.read(entity.getContent(), entity.getContentLength(), maxBytes, memory));
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }

    private record Hop(Optional<URI> next, byte[] bytes) {}
}
