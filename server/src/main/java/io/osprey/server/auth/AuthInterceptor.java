package io.osprey.server.auth;

import io.osprey.server.account.Tier;
import io.osprey.server.http.GatewayErrors;
import io.osprey.server.http.QueryParameters;
import io.osprey.server.http.Reply;
import io.osprey.server.http.ReplyWriter;
import io.osprey.server.http.WithoutKey;
import io.osprey.server.limit.CallLimiter;
import io.osprey.server.limit.CalledOperation;
import io.osprey.server.limit.LimitErrors;
import io.osprey.server.limit.Verdict;
import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets a call through that carries a good key or token (auth-and-limits.md section 1): the key's header first, then the
 * query form, then the bearer token. The first one there decides. What the tier of the key's resource allows is counted here
 * too: a call that is let through has been.
 */
public final class AuthInterceptor implements HandlerInterceptor {
    private static final String KEY_HEADER = "Ocp-Apim-Subscription-Key";
    private static final String BEARER = "bearer ";
    private static final String HOLDER = KeyHolder.class.getName();
    private static final long NOBODY = 0;

    private final ApiKeys keys;
    private final Tokens tokens;
    private final CallLimiter limiter;
    private final LimitErrors errors;

    public AuthInterceptor(ApiKeys keys, Tokens tokens, CallLimiter limiter, LimitErrors errors) {
        this.keys = keys;
        this.tokens = tokens;
        this.limiter = limiter;
        this.errors = errors;
    }

    /** The resource whose key a call that was let through carries; 0 where no key is asked for. */
    public static long resourceOf(HttpServletRequest request) {
        return request.getAttribute(HOLDER) instanceof KeyHolder holder ? holder.resourceId() : NOBODY;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method) || method.getBeanType().isAnnotationPresent(WithoutKey.class)) {
            return true;
        }
        if (request.getMethod().equals("OPTIONS")) {
            // Asks what may be asked, and nothing of the APIs: answered by the framework.
            return true;
        }
        KeyHolder holder = keyOf(request)
                .map(keys::holderOf)
                .or(() -> tokenOf(request).map(this::holderOfToken))
                .flatMap(found -> found)
                .orElseThrow(() -> unauthorized(request));
        Verdict verdict = limiter.take(holder.resourceId(), holder.tier(), CalledOperation.api(request));
        if (verdict instanceof Verdict.Allowed) {
            request.setAttribute(HOLDER, holder);
            return true;
        }
        CalledOperation called = CalledOperation.of(request, method);
        ReplyWriter.write(refusal(verdict, called, holder.tier(), request), request, response);
        return false;
    }

    private Reply refusal(Verdict verdict, CalledOperation called, Tier tier, HttpServletRequest request) {
        if (verdict instanceof Verdict.TooFast tooFast) {
            return errors.tooFast(called, tier, tooFast.retryAfterSeconds());
        }
        if (verdict instanceof Verdict.OutOfQuota outOfQuota) {
            return errors.outOfQuota(tier, outOfQuota.retryAfterSeconds());
        }
        return errors.notInTier(called, tier, GatewayErrors.authenticate(realm(request)));
    }

    private Optional<KeyHolder> holderOfToken(String token) {
        return tokens.keyNameOf(token).flatMap(keys::holderOfName);
    }

    /** The key that a request carries, good or not. */
    static Optional<String> keyOf(HttpServletRequest request) {
        return Collections.list(request.getHeaders(KEY_HEADER)).stream()
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .findFirst()
                .or(() -> QueryParameters.parse(request.getQueryString()).first("subscription-key"));
    }

    private static Optional<String> tokenOf(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()).strip());
    }

    static RuntimeException unauthorized(HttpServletRequest request) {
        return new Problem(Kind.UNAUTHORIZED, realm(request)).toException();
    }

    private static String realm(HttpServletRequest request) {
        String path = request.getRequestURI().toLowerCase(Locale.ROOT);
        String api = path.startsWith("/vision") ? "vision" : path.startsWith("/sts") ? "sts" : "computervision";
        return request.getScheme() + "://" + request.getServerName() + "/" + api;
    }
}
