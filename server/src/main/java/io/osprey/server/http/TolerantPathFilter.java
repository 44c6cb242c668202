package io.osprey.server.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Takes paths as callers write them: doubled slashes, a slash at the end, percent codes for letters, digits, {@code -._~} and
 * the colon. All that looks at a path behind it sees one form: which API is called, and in which version's shape errors are.
 */
public final class TolerantPathFilter implements Filter {
    private static final Pattern SLASHES = Pattern.compile("/{2,}");
    /** A percent code of what needs none (RFC 3986 section 2.3), and of the colon. */
    private static final Pattern NEEDLESS =
            Pattern.compile("%(2[de]|3[0-9a]|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9ae])", Pattern.CASE_INSENSITIVE);

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        String plain = plain(http.getRequestURI());
        chain.doFilter(plain.equals(http.getRequestURI()) ? http : new Plain(http, plain), response);
    }

    static String plain(String path) {
        String plain = NEEDLESS.matcher(SLASHES.matcher(path).replaceAll("/"))
                .replaceAll(code -> Character.toString(Integer.parseInt(code.group(1), 16)));
        return plain.length() > 1 && plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }

    private static final class Plain extends HttpServletRequestWrapper {
        private final String path;

        Plain(HttpServletRequest request, String path) {
            super(request);
            this.path = path;
        }

        @Override
        public String getRequestURI() {
            return path;
        }

        @Override
        public String getServletPath() {
            return path;
        }
    }
}
