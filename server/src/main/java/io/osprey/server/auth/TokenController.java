package io.osprey.server.auth;

import io.osprey.server.http.Reply;
import io.osprey.server.http.ReplyWriter;
import io.osprey.server.http.WithoutKey;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Exchanges a key for a token: the bare token text, no JSON (auth-and-limits.md section 2). */
@WithoutKey
@Controller
final class TokenController {
    private final ApiKeys keys;
    private final Tokens tokens;

    TokenController(ApiKeys keys, Tokens tokens) {
        this.keys = keys;
        this.tokens = tokens;
    }

    @PostMapping("/sts/v1.0/issueToken")
    void issue(HttpServletRequest request, HttpServletResponse response) throws IOException {
        KeyHolder holder = AuthInterceptor.keyOf(request)
                .flatMap(keys::holderOf)
                .orElseThrow(() -> AuthInterceptor.unauthorized(request));
        byte[] token = tokens.issue(holder.keyName()).getBytes(StandardCharsets.US_ASCII);
        ReplyWriter.write(
                new Reply(200, "application/jwt; charset=us-ascii", Map.of("Cache-Control", "no-store"), token),
                request,
                response);
    }
}
