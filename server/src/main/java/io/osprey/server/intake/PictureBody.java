package io.osprey.server.intake;

import io.osprey.server.fetch.PictureFetcher;
import io.osprey.server.http.BoundedReader;
import io.osprey.server.http.UploadMemory;
import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import io.osprey.server.problem.ProblemException;
import io.osprey.server.wire.WireJson;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Gets the picture's bytes out of a request, whichever way it carries them. */
@Component
public final class PictureBody {
    private static final int MAX_JSON_BYTES = 64 * 1024;
    private static final int FORM_EXTRA_BYTES = 64 * 1024;

    private final PictureFetcher fetcher;

    public PictureBody(PictureFetcher fetcher) {
        this.fetcher = fetcher;
    }

    /**
     * Reads the picture.
     *
     * @param maxBytes largest picture
     * @param memory where its bytes are accounted
     * @throws ProblemException when there is no picture, or too large a one
     * @throws IOException when the caller hangs up
     */
    public byte[] read(HttpServletRequest request, BodyKind kind, long maxBytes, UploadMemory.Share memory)
            throws IOException {
        return switch (kind) {
            case BYTES -> body(request, maxBytes, memory);
            case FORM -> form(request, maxBytes, memory);
            case JSON -> fetcher.fetch(address(request, memory), maxBytes, memory);
        };
    }

    private static byte[] form(HttpServletRequest request, long maxBytes, UploadMemory.Share memory)
            throws IOException {
        byte[] body = body(request, maxBytes + FORM_EXTRA_BYTES, memory);
        byte[] content = MultipartBody.firstContent(body, request.getContentType())
                .orElseThrow(() -> Problem.of(Kind.PICTURE_EMPTY).toException());
        if (content.length > maxBytes) {
            throw Problem.of(Kind.PICTURE_TOO_MANY_BYTES).toException();
        }
        return content;
    }

    private static String address(HttpServletRequest request, UploadMemory.Share memory) throws IOException {
        byte[] body;
        try {
            body = body(request, MAX_JSON_BYTES, memory);
        } catch (ProblemException tooLong) {
            throw tooLong.problem().kind() == Kind.PICTURE_TOO_MANY_BYTES
                    ? Problem.of(Kind.BAD_JSON).toException()
                    : tooLong;
        }
        JsonNode json;
        try {
            json = WireJson.readLeniently(body);
        } catch (JacksonException broken) {
            throw Problem.of(Kind.BAD_JSON).toException();
        }
        if (!json.isObject()) {
            throw Problem.of(Kind.BAD_JSON).toException();
        }
        return json.properties().stream()
                .filter(property -> property.getKey().equalsIgnoreCase("url"))
                .map(property -> property.getValue())
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .findFirst()
                .orElseThrow(() -> Problem.of(Kind.URL_MISSING).toException());
    }

    private static byte[] body(HttpServletRequest request, long maxBytes, UploadMemory.Share memory)
            throws IOException {
        return BoundedReader.read(request.getInputStream(), request.getContentLengthLong(), maxBytes, memory);
    }
}
