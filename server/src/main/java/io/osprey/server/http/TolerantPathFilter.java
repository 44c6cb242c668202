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

/** Takes paths as callers write them: doubled slashes, a slash at the end, {@code %3A} for a colon. */
public final class TolerantPathFilter implements Filter {
    private static final Pattern SLASHES = Pattern.compile("/{2,}");
    private static final Pattern COLON = Pattern.compile("%3a", Pattern.CASE_INSENSITIVE);

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        String plain = plain(http.getRequestURI());
        chain.doFilter(plain.equals(http.getRequestURI()) ? http : new Plain(http, plain), response);
    }

    static String plain(String path) {
        String plain = COLON.matcher(SLASHES.matcher(path).replaceAll("/")).replaceAll(":");
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
