package io.osprey.conformance;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests over a socket byte by byte as they are given, since HTTP clients write some headers their own way. */
final class RawHttp {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int TIMEOUT_MILLIS = 120_000;
    private static final int CHUNK_BYTES = 8192;
    private static final String LINE_END = "\r\n";

    private RawHttp() {}

    /**
     * An answer.
     *
     * @param status HTTP status
     * @param headers by lower-case name
     * @param body as it came
     */
    record Answer(int status, Map<String, String> headers, byte[] body) {
        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    /**
     * Sends a request and reads its answer. A body is held back until the server asks for it when the head says {@code Expect:
     * 100-continue}, and is sent in chunks when it says {@code Transfer-Encoding: chunked}.
     *
     * @param head request line and headers, lines ending in a line feed alone
     */
    static Answer send(String endpoint, String head, byte[] body) {
        URI server = URI.create(endpoint);
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            out.write((head.replace("\n", LINE_END) + LINE_END + LINE_END).getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            if (head.contains("\nExpect: 100-continue")) {
                String interim = line(in) + line(in);
                if (!interim.startsWith("HTTP/1.1 100")) {
                    throw new IllegalStateException("no 100 but " + interim);
                }
            }
            if (head.contains("\nTransfer-Encoding: chunked")) {
                writeChunks(out, body);
            } else {
                out.write(body);
            }
            out.flush();
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeChunks(OutputStream out, byte[] body) throws IOException {
        for (int at = 0; at < body.length; at += CHUNK_BYTES) {
            int length = Math.min(CHUNK_BYTES, body.length - at);
            out.write((Integer.toHexString(length) + LINE_END).getBytes(StandardCharsets.US_ASCII));
            out.write(body, at, length);
            out.write(LINE_END.getBytes(StandardCharsets.US_ASCII));
        }
        out.write(("0" + LINE_END + LINE_END).getBytes(StandardCharsets.US_ASCII));
    }

    private static Answer read(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).split(" ")[1]);
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        // Every answer of Osprey tells its length.
        byte[] body = in.readNBytes(Integer.parseInt(headers.get("content-length")));
        return new Answer(status, headers, body);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server hung up");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
