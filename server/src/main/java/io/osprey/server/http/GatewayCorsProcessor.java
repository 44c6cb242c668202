package io.osprey.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;

/** Refuses other origins in the gateway's shape; the framework would send a line of text. */
public final class GatewayCorsProcessor extends DefaultCorsProcessor {
    @Override
    public boolean processRequest(
            CorsConfiguration configuration, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean goesOn = super.processRequest(configuration, request, response);
        if (!goesOn && response.getStatus() == HttpStatus.FORBIDDEN.value()) {
            ReplyWriter.write(GatewayErrors.otherOrigin(), request, response);
        }
        return goesOn;
    }

    @Override
    protected void rejectRequest(ServerHttpResponse response) {
        response.setStatusCode(HttpStatus.FORBIDDEN);
    }
}
