package io.osprey.server.admin;

import io.osprey.server.http.Reply;
import io.osprey.server.http.ReplyWriter;
import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Keeps the admin endpoint apart: its controller answers on its port alone, and its port answers nothing else. It asks for
 * {@code Authorization: Bearer <secret>}. What is asked for is known by its controller, not by its path: rules by path would
 * have to agree with the router.
 */
public final class AdminInterceptor implements HandlerInterceptor {
    private static final String BEARER = "bearer ";
    private static final Set<Class<?>> CONTROLLERS = Set.of(AdminController.class, AdminJobsController.class);

    private final AdminSecrets secrets;

    public AdminInterceptor(AdminSecrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            return true;
        }
        boolean admin = handler instanceof HandlerMethod method && CONTROLLERS.contains(method.getBeanType());
        if (admin != AdminPort.carried(request)) {
            throw Problem.of(Kind.NOT_FOUND).toException();
        }
        if (!admin || secretOf(request).filter(secrets::accept).isPresent()) {
            return true;
        }
        Reply refused = AdminErrors.reply(401, "Unauthorized", "the admin secret is missing or wrong");
        ReplyWriter.write(
                new Reply(401, refused.contentType(), Map.of("WWW-Authenticate", "Bearer"), refused.body()),
                request,
                response);
        return false;
    }

    private static Optional<String> secretOf(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip());
    }
}
