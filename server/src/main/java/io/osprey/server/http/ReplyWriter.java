package io.osprey.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sends replies with the headers that all of them carry (api-v2.md section 14, api-v4.md section 9). */
public final class ReplyWriter {
    private ReplyWriter() {}

    /** Sends a reply. */
    public static void write(Reply reply, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(reply.status());
        if (!reply.contentType().isEmpty()) {
            Exchange.of(request).contentTypeHeader().accept(reply.contentType());
        }
        response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains; preload");
        response.setHeader("x-content-type-options", "nosniff");
        reply.headers().forEach(response::setHeader);
        response.setContentLength(reply.body().length);
        response.getOutputStream().write(reply.body());
    }
}
