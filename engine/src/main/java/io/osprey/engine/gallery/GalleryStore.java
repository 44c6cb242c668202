package io.osprey.engine.gallery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The gallery of one kind on disk: a directory with one small file for each picture, named by the picture's SHA-256:
 *
 * <pre>{@code
 * {"format":1,"name":"Eiffel Tower","picture":"<SHA-256>","models":{"version":"2026-11-21","network":"<SHA-256>"},
 *  "embedding":"<floats in base 64>"}
 * }</pre>
 *
 * A file is there whole or not at all: it is written beside its place, brought to disk, and then moved there. Several processes
 * may read while one writes. Not thread-safe.
 */
public final class GalleryStore {
    private static final int FORMAT = 1;
    private static final String FILE_ENDING = ".json";
    private static final String UNFINISHED_ENDING = ".tmp";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final GalleryKind kind;
    private final Path directory;

    /** Names by SHA-256 of the picture; null until something is added. */
    private Map<String, String> known;

    private record Content(int format, String name, String picture, GalleryModel models, String embedding) {}

    /**
     * What the gallery holds.
     *
     * @param model which models made the embedding
     */
    public record Entry(Exemplar exemplar, GalleryModel model) {}

    /** @param galleries holds a directory for each kind; need not exist */
    public GalleryStore(Path galleries, GalleryKind kind) {
        this.kind = kind;
        this.directory = galleries.resolve(kind.lowerCaseName());
    }

    /**
     * Adds a picture.
     *
     * @return false when it is there already, under this name
     * @throws GalleryException when it is there under another name, the gallery was made with other models, or it can't be written
     */
    public boolean add(Exemplar exemplar, GalleryModel model) {
        if (known == null) {
            known = read(model).stream().collect(Collectors.toMap(Exemplar::pictureSha256, Exemplar::name));
        }
        String name = known.get(exemplar.pictureSha256());
        if (name != null && !name.equals(exemplar.name())) {
            throw new GalleryException("the picture is in the gallery already, as '" + name + "'");
        }
        if (name != null) {
            return false;
        }
        Content content = new Content(
                FORMAT,
                exemplar.name(),
                exemplar.pictureSha256(),
                model,
                exemplar.embedding().toBase64());
        try {
            makeDirectory();
            write(directory.resolve(exemplar.pictureSha256() + FILE_ENDING), JSON.writeValueAsBytes(content));
            known.put(exemplar.pictureSha256(), exemplar.name());
            return true;
        } catch (IOException e) {
            throw new GalleryException("the gallery of " + kind.lowerCaseName() + " can't be written: " + e, e);
        }
    }

    /**
     * All exemplars, in the order of their files' names.
     *
     * @param model the models whose embeddings they will be compared with
     * @throws GalleryException when a file is damaged, or was made with other models
     */
    public List<Exemplar> read(GalleryModel model) {
        List<Entry> entries = entries();
        for (Entry entry : entries) {
            if (!entry.model().network().equals(model.network())) {
                throw new GalleryException("the gallery " + directory + " was made with the models "
                        + entry.model().description() + " and can't be used with " + model.description()
                        + ": empty it with 'osprey gallery remove " + kind.lowerCaseName()
                        + " --all' and add its pictures again");
            }
        }
        return entries.stream().map(Entry::exemplar).toList();
    }

    /**
     * All that is there, whatever models it was made with, in the order of the files' names.
     *
     * @throws GalleryException when a file is damaged
     */
    public List<Entry> entries() {
        return files().stream().map(this::entry).toList();
    }

    /**
     * Forgets a name.
     *
     * @return how many pictures it had
     * @throws GalleryException when a file is damaged or can't be removed
     */
    public int remove(String name) {
        List<Path> found = files().stream()
                .filter(file -> entry(file).exemplar().name().equals(name))
                .toList();
        delete(found);
        return found.size();
    }

    /**
     * Forgets all, damaged files and those made with other models among them.
     *
     * @return how many pictures there were
     * @throws GalleryException when a file can't be removed
     */
    public int removeAll() {
        List<Path> found = files();
        delete(found);
        return found.size();
    }

    private void delete(List<Path> files) {
        known = null;
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new GalleryException(file + " can't be removed: " + e, e);
            }
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(FILE_ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new GalleryException("the gallery " + directory + " can't be read: " + e, e);
        }
    }

    private Entry entry(Path file) {
        try {
            Content content = JSON.readValue(Files.readAllBytes(file), Content.class);
            if (content.format() != FORMAT) {
                throw new GalleryException(file + " was written by another version of Osprey");
            }
            if (!file.getFileName().toString().equals(content.picture() + FILE_ENDING)) {
                throw new IllegalArgumentException("it holds the picture " + content.picture());
            }
            Exemplar exemplar =
                    new Exemplar(content.name(), content.picture(), Embedding.ofBase64(content.embedding()));
            return new Entry(exemplar, content.models());
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw new GalleryException(file + " is damaged, delete it and add its picture again: " + e.getMessage(), e);
        }
    }

    private void makeDirectory() throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Files.createDirectories(directory);
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private void write(Path file, byte[] bytes) throws IOException {
        Path unfinished = Files.createTempFile(directory, "", UNFINISHED_ENDING);
        try {
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        bringToDisk(directory);
    }

    /** The new name is on disk only when its directory is; not every system can do that. */
    private static void bringToDisk(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notHere) {
            // Windows opens no directories.
        }
    }
}
