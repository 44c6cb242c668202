package io.osprey.server.auth;

import io.osprey.server.http.QueryParameters;
import io.osprey.server.http.WithoutKey;
import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets a call through that carries a good key or token (auth-and-limits.md section 1): the key's header first, then the
 * query form, then the bearer token. The first one there decides.
 */
public final class AuthInterceptor implements HandlerInterceptor {
    private static final String KEY_HEADER = "Ocp-Apim-Subscription-Key";
    private static final String BEARER = "bearer ";

    private final ApiKeys keys;
    private final Tokens tokens;

    public AuthInterceptor(ApiKeys keys, Tokens tokens) {
        this.keys = keys;
        this.tokens = tokens;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && method.getBeanType().isAnnotationPresent(WithoutKey.class)) {
            return true;
        }
        boolean good = keyOf(request)
                .map(key -> keys.nameOf(key).isPresent())
                .or(() -> tokenOf(request).map(this::isGood))
                .orElse(false);
        if (!good) {
            throw unauthorized(request);
        }
        return true;
    }

    private boolean isGood(String token) {
        return tokens.keyNameOf(token).filter(keys::exists).isPresent();
    }

    /** The key that a request carries, good or not. */
    static Optional<String> keyOf(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(KEY_HEADER))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .or(() -> QueryParameters.parse(request.getQueryString()).first("subscription-key"));
    }

    private static Optional<String> tokenOf(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()).strip());
    }

    static RuntimeException unauthorized(HttpServletRequest request) {
        String path = request.getRequestURI().toLowerCase(Locale.ROOT);
        String api = path.startsWith("/vision") ? "vision" : path.startsWith("/sts") ? "sts" : "computervision";
        String realm = request.getScheme() + "://" + request.getServerName() + "/" + api;
        return new Problem(Kind.UNAUTHORIZED, realm).toException();
    }
}
