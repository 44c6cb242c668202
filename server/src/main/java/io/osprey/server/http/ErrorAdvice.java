package io.osprey.server.http;

import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import io.osprey.server.problem.ProblemException;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers every exception, the web framework's own included, in the shape of the API that was called. */
@ControllerAdvice
public class ErrorAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorAdvice.class);

    private final ErrorPrinter printer;

    public ErrorAdvice(ErrorPrinter printer) {
        this.printer = printer;
    }

    @ExceptionHandler
    void answer(Exception exception, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        Exchange exchange = Exchange.of(request);
        Problem problem = problemOf(exception);
        if (problem.kind() == Kind.INTERNAL) {
            LOG.error("request {} failed", exchange.requestId(), exception);
        }
        ReplyWriter.write(printer.print(problem, request.getRequestURI(), exchange), request, response);
    }

    private static Problem problemOf(Exception exception) {
        if (exception instanceof ProblemException known) {
            return known.problem();
        }
        if (exception instanceof IOException) {
            // The body ended early, came too slowly or was chunked wrongly; or the caller hung up.
            return Problem.of(Kind.BAD_REQUEST);
        }
        if (exception instanceof ErrorResponse framework) {
            String allow = Optional.ofNullable(framework.getHeaders().getFirst(HttpHeaders.ALLOW))
                    .orElse("");
            return problemOf(framework.getStatusCode().value(), allow);
        }
        return Problem.of(Kind.INTERNAL);
    }

    private static Problem problemOf(int status, String allow) {
        if (status == 404) {
            return Problem.of(Kind.NOT_FOUND);
        }
        if (status == 405) {
            return new Problem(Kind.METHOD_NOT_ALLOWED, allow);
        }
        return Problem.of(status < 500 ? Kind.BAD_REQUEST : Kind.INTERNAL);
    }

    /** Takes the place of the framework's error page. */
    @WithoutKey
    @Controller
    static class Fallback implements ErrorController {
        private final ErrorPrinter printer;

        Fallback(ErrorPrinter printer) {
            this.printer = printer;
        }

        @RequestMapping("${spring.web.error.path:/error}")
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
            Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
            Problem problem = problemOf(status instanceof Integer code ? code : 404, "");
            String uri = path == null ? request.getRequestURI() : path.toString();
            ReplyWriter.write(printer.print(problem, uri, Exchange.of(request)), request, response);
        }
    }
}
