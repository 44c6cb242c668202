package io.osprey.server.limit;

import io.osprey.server.http.OperationName;
import io.osprey.server.http.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.method.HandlerMethod;

/**
 * What a call asks for, in the gateway's words.
 *
 * @param operation for example {@code Analyze Image}
 * @param api for example {@code Computer Vision API (v3.2)}
 */
public record CalledOperation(String operation, String api) {
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9.-]{1,32}");

    /** What a request asks for. Versions that callers made up are printed only if they look like one. */
    public static CalledOperation of(HttpServletRequest request, HandlerMethod handler) {
        String operation = Optional.ofNullable(handler.getMethodAnnotation(OperationName.class))
                .map(OperationName::value)
                .orElse("Analyze Image");
        String[] path = request.getRequestURI().split("/");
        if (api(request).equals("vision")) {
            return new CalledOperation(operation, "Computer Vision API" + inBrackets(path.length > 2 ? path[2] : ""));
        }
        String version = QueryParameters.parse(request.getQueryString())
                .first("api-version")
                .orElse("");
        return new CalledOperation(operation, "Computer Vision APIs" + inBrackets(version));
    }

    /** The first part of a request's path, lower case. */
    public static String api(HttpServletRequest request) {
        String path = request.getRequestURI();
        int end = path.indexOf('/', 1);
        return path.substring(1, end < 0 ? path.length() : end).toLowerCase(Locale.ROOT);
    }

    private static String inBrackets(String version) {
        return VERSION.matcher(version).matches() ? " (" + version.toLowerCase(Locale.ROOT) + ")" : "";
    }
}
