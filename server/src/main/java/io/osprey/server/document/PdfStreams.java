package io.osprey.server.document;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Looks through the bytes of a PDF before anything is made of them: for encryption, and for compressed streams that would fill the
 * memory. PDF readers decompress a stream as a whole, those that hold other objects already while they open the file.
 */
final class PdfStreams {
    /** A page in 600 dpi and three colours has 105 MB. */
    static final long MAX_STREAM_BYTES = 160L << 20;

    private static final int CHUNK_BYTES = 1 << 16;
    /** How far before a stream its dictionary is looked for. */
    private static final int DICTIONARY_BYTES = 2048;

    private static final Pattern ENCRYPT = Pattern.compile("/Encrypt\\s*(<<|\\d+\\s+\\d+\\s+R)");
    private static final Pattern STREAM = Pattern.compile("(?<!end)stream\\r?\\n");
    private static final Pattern FLATE = Pattern.compile("/(FlateDecode|Fl)\\b");

    private PdfStreams() {}

    /** Whether the file says that it is encrypted, with a password or without. */
    static boolean areEncrypted(byte[] file) {
        return ENCRYPT.matcher(text(file)).find();
    }

    /**
     * Whether a stream is larger than allowed once decompressed, or compressed twice, which nothing but a bomb needs.
     *
     * @param maxBytes of one stream
     */
    static boolean haveBomb(byte[] file, long maxBytes) {
        String text = text(file);
        Matcher streams = STREAM.matcher(text);
        while (streams.find()) {
            int begin = Math.max(0, streams.start() - DICTIONARY_BYTES);
            int object = Math.max(text.lastIndexOf(" obj", streams.start()), begin);
            long filters = FLATE.matcher(text)
                    .region(object, streams.start())
                    .results()
                    .count();
            if (filters > 1 || filters == 1 && inflatesBeyond(file, streams.end(), maxBytes)) {
                return true;
            }
        }
        return false;
    }

    private static boolean inflatesBeyond(byte[] file, int from, long maxBytes) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(file, from, file.length - from);
            byte[] chunk = new byte[CHUNK_BYTES];
            long bytes = 0;
            while (!inflater.finished() && bytes <= maxBytes) {
                int count = inflater.inflate(chunk);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                bytes += count;
            }
            return bytes > maxBytes;
        } catch (DataFormatException notCompressed) {
            return false;
        } finally {
            inflater.end();
        }
    }

    /** One character for each byte. */
    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }
}
