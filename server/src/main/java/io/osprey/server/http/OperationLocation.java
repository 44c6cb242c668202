package io.osprey.server.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;

/** The header that tells where an operation's answer will be; its last part is the id, which clients cut out. */
public final class OperationLocation {
    private OperationLocation() {}

    /** What older deployments sent with operations and their answers: nothing may be kept. */
    public static final Map<String, String> NOT_KEPT =
            Map.of("Cache-Control", "no-cache", "Pragma", "no-cache", "Expires", "-1");

    /**
     * The header of an answer that comes later.
     *
     * @param path for example {@code /vision/v2.0/textOperations}
     */
    public static Map<String, String> headers(HttpServletRequest request, String path, UUID id) {
        return Map.of("Operation-Location", server(request) + path + "/" + id);
    }

    /** The address of this server as the caller wrote it, without a slash at its end. */
    public static String server(HttpServletRequest request) {
        String host = request.getHeader("Host");
        return request.getScheme() + "://"
                + (host == null ? request.getServerName() + ":" + request.getServerPort() : host);
    }
}
