package io.osprey.engine.custom;

import io.osprey.engine.custom.CustomModelException.Reason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A custom model as one file of four lines:
 *
 * <pre>{@code
 * osprey-model 1
 * {"kind":"Generic-Classifier","tags":["cat","dog"],...}
 * <weights and then biases, little-endian 32-bit floats in base 64>
 * <SHA-256 of all before this line>
 * }</pre>
 *
 * The same model gives the same bytes. Pure functions.
 */
public final class CustomModelFile {
    private static final String FIRST_LINE = "osprey-model 1";
    private static final int LINES = 4;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CustomModelFile() {}

    /** The file of a model. */
    public static byte[] write(CustomModel model) {
        String content =
                FIRST_LINE + "\n" + JSON.writeValueAsString(model.card()) + "\n" + base64(model.scores()) + "\n";
        return (content + sha256(content.getBytes(StandardCharsets.UTF_8)) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a file.
     *
     * @param name of the file, for messages
     * @throws CustomModelException when the bytes are not those of a model, all of them
     */
    public static CustomModel read(byte[] bytes, String name) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String[] lines = text.split("\n", -1);
        if (!lines[0].startsWith("osprey-model ")) {
            throw new CustomModelException(Reason.DAMAGED, name + " is no custom model");
        }
        if (!lines[0].equals(FIRST_LINE)) {
            throw new CustomModelException(Reason.DAMAGED, name + " was written by another version of Osprey");
        }
        int end = text.lastIndexOf('\n', text.length() - 2) + 1;
        String content = text.substring(0, Math.max(0, end));
        boolean whole = lines.length == LINES + 1
                && lines[LINES].isEmpty()
                && lines[LINES - 1].equals(sha256(content.getBytes(StandardCharsets.UTF_8)))
                && Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes);
        if (!whole) {
            throw new CustomModelException(Reason.DAMAGED, name + " is damaged: its checksum does not fit");
        }
        try {
            CustomCard card = JSON.readValue(lines[1], CustomCard.class);
            return new CustomModel(card, scores(lines[2], card.tags().size()));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new CustomModelException(Reason.DAMAGED, name + " is damaged: " + e.getMessage(), e);
        }
    }

    private static String base64(LinearScores scores) {
        ByteBuffer bytes = ByteBuffer.allocate((scores.weights().length + scores.tags()) * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(scores.weights()).put(scores.biases());
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static LinearScores scores(String text, int tags) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text)).order(ByteOrder.LITTLE_ENDIAN);
        int values = bytes.remaining() / Float.BYTES;
        if (bytes.remaining() % Float.BYTES != 0 || values % tags != 0 || values < 2 * tags) {
            throw new IllegalArgumentException(bytes.remaining() + " bytes are not weights for " + tags + " tags");
        }
        float[] weights = new float[values - tags];
        float[] biases = new float[tags];
        bytes.asFloatBuffer().get(weights).get(biases);
        return new LinearScores(tags, weights.length / tags, weights, biases);
    }

    /** 64 hexadecimal digits. */
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
