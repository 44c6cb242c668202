package io.osprey.client.core;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How calls travel.
 *
 * @param connectTimeout until a connection stands
 * @param attemptTimeout for one attempt, from connecting to the last byte of the answer
 * @param timeout for a call with all its attempts and waits: no call takes longer
 * @param retry when failed attempts are repeated
 * @param proxy empty for the JVM's own ({@code -Dhttps.proxyHost=...})
 * @param trusted PEM files whose certificates are trusted beside the JVM's own
 * @param version empty for HTTP/2 over https where the server speaks it, and HTTP/1.1 over http
 * @param breaker asked before each attempt
 * @param maxAnswerBytes longer answers are refused
 */
public record HttpOptions(
        Duration connectTimeout,
        Duration attemptTimeout,
        Duration timeout,
        RetryPolicy retry,
        Optional<ProxySelector> proxy,
        List<Path> trusted,
        Optional<HttpClient.Version> version,
        Breaker breaker,
        int maxAnswerBytes) {
    /** Name of the environment variable that names a PEM file to trust, such as Osprey's development certificate. */
    public static final String CERTIFICATE_VARIABLE = "VISION_CERTIFICATE";

    public HttpOptions {
        for (Duration duration : new Duration[] {connectTimeout, attemptTimeout, timeout}) {
            if (duration.isNegative() || duration.isZero()) {
                throw new IllegalArgumentException("time-outs must be above zero");
            }
        }
        Objects.requireNonNull(retry);
        Objects.requireNonNull(proxy);
        trusted = List.copyOf(trusted);
        Objects.requireNonNull(version);
        Objects.requireNonNull(breaker);
        if (maxAnswerBytes < 1) {
            throw new IllegalArgumentException("maxAnswerBytes must be above zero");
        }
    }

    /**
     * Ten seconds to connect, a minute for an attempt, three minutes for a call, {@link RetryPolicy#DEFAULT}, the JVM's proxy, answers up
     * to 128 MiB; trusts the certificate that {@link #CERTIFICATE_VARIABLE} names.
     */
    public static HttpOptions defaults() {
        return builder().build();
    }

    /** Starts from {@link #defaults()}. */
    public static Builder builder() {
        return builder(System.getenv());
    }

    static Builder builder(Map<String, String> environment) {
        Builder builder = new Builder();
        String certificate = environment.getOrDefault(CERTIFICATE_VARIABLE, "").strip();
        if (!certificate.isEmpty()) {
            builder.trust(Path.of(certificate));
        }
        return builder;
    }

    /** Collects options; can be used once or many times. */
    public static final class Builder {
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration attemptTimeout = Duration.ofMinutes(1);
        private Duration timeout = Duration.ofMinutes(3);
        private RetryPolicy retry = RetryPolicy.DEFAULT;
        private ProxySelector proxy;
        private final List<Path> trusted = new ArrayList<>();
        private HttpClient.Version version;
        private Breaker breaker = Breaker.NONE;
        private int maxAnswerBytes = 128 << 20;

        private Builder() {}

        /** @see HttpOptions#connectTimeout() */
        public Builder connectTimeout(Duration connectTimeout) {
            this.connectTimeout = Objects.requireNonNull(connectTimeout);
            return this;
        }

        /** @see HttpOptions#attemptTimeout() */
        public Builder attemptTimeout(Duration attemptTimeout) {
            this.attemptTimeout = Objects.requireNonNull(attemptTimeout);
            return this;
        }

        /** @see HttpOptions#timeout() */
        public Builder timeout(Duration timeout) {
            this.timeout = Objects.requireNonNull(timeout);
            return this;
        }

        /** @see HttpOptions#retry() */
        public Builder retry(RetryPolicy retry) {
            this.retry = Objects.requireNonNull(retry);
            return this;
        }

        /** One proxy for all calls. */
        public Builder proxy(String host, int port) {
            return proxy(ProxySelector.of(InetSocketAddress.createUnresolved(host, port)));
        }

        /** @see HttpOptions#proxy() */
        public Builder proxy(ProxySelector proxy) {
            this.proxy = Objects.requireNonNull(proxy);
            return this;
        }

        /** Trusts the certificates of a PEM file too, such as {@code ~/.osprey/tls/certificate.pem} of Osprey. */
        public Builder trust(Path pem) {
            trusted.add(Objects.requireNonNull(pem));
            return this;
        }

        /** HTTP/2 falls back to 1.1 where the server does not speak it. */
        public Builder version(HttpClient.Version version) {
            this.version = Objects.requireNonNull(version);
            return this;
        }

        /** @see HttpOptions#breaker() */
        public Builder breaker(Breaker breaker) {
            this.breaker = Objects.requireNonNull(breaker);
            return this;
        }

        /** @see HttpOptions#maxAnswerBytes() */
        public Builder maxAnswerBytes(int maxAnswerBytes) {
            this.maxAnswerBytes = maxAnswerBytes;
            return this;
        }

        /** @throws IllegalArgumentException if a value is out of range */
        public HttpOptions build() {
            return new HttpOptions(
                    connectTimeout,
                    attemptTimeout,
                    timeout,
                    retry,
                    Optional.ofNullable(proxy),
                    trusted,
                    Optional.ofNullable(version),
                    breaker,
                    maxAnswerBytes);
        }
    }
}
