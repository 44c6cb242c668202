package io.osprey.engine.custom;

import io.osprey.engine.custom.CustomModelException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Custom models on disk: a directory with one file {@code NAME.osprey-model} for each. A file is there whole or not at all: it is
 * written beside its place, brought to disk, and then moved there. Several processes may read while one writes. Thread-safe.
 */
public final class CustomModelStore implements CustomModelSource {
    /** Ends the name of every model's file. */
    public static final String FILE_ENDING = ".osprey-model";

    private static final String UNFINISHED_ENDING = ".tmp";
    private static final int MOST_NAME_CHARACTERS = 255 - FILE_ENDING.length();
    private static final Pattern NAME =
            Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0," + (MOST_NAME_CHARACTERS - 1) + "}");

    private final Path directory;

    /** @param directory holds the models' files; need not exist */
    public CustomModelStore(Path directory) {
        this.directory = directory;
    }

    /** Whether a text can be a model's name: letters, digits, {@code .}, {@code _}, {@code -}, a letter or digit first. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /**
     * Names of the models there are, sorted, damaged ones among them.
     *
     * @throws CustomModelException when the directory can't be read
     */
    public List<String> names() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(FILE_ENDING))
                    .map(name -> name.substring(0, name.length() - FILE_ENDING.length()))
                    .filter(CustomModelStore::isName)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new CustomModelException(Reason.STORAGE, directory + " can't be read: " + e, e);
        }
    }

    /** Whether there is a model of this name, damaged or not. */
    public boolean exists(String name) {
        return Files.exists(file(name));
    }

    /**
     * When a model was written.
     *
     * @throws CustomModelException when there is none
     */
    @Override
    public FileTime version(String name) {
        try {
            return Files.getLastModifiedTime(file(name));
        } catch (IOException e) {
            throw notFound(name, e);
        }
    }

    /**
     * Reads a model.
     *
     * @throws CustomModelException when there is none, or its file is damaged
     */
    @Override
    public CustomModel load(String name) {
        Path file = file(name);
        return CustomModelFile.read(bytes(name), file.toString());
    }

    /**
     * Keeps a model.
     *
     * @param replace whether it may take the place of another
     * @throws CustomModelException when there is one of this name that may not be replaced, or the disk refuses
     */
    public void save(String name, CustomModel model, boolean replace) {
        write(name, CustomModelFile.write(model), replace);
    }

    /**
     * Takes in a model's file.
     *
     * @return the model
     * @throws CustomModelException when the bytes are not a whole model, or as {@link #save}
     */
    public CustomModel importFile(String name, byte[] bytes, boolean replace) {
        CustomModel model = CustomModelFile.read(bytes, "the file");
        write(name, bytes, replace);
        return model;
    }

    /**
     * A model's file, for {@link #importFile} elsewhere.
     *
     * @throws CustomModelException when there is none, or it is damaged
     */
    public byte[] exportFile(String name) {
        byte[] bytes = bytes(name);
        CustomModelFile.read(bytes, file(name).toString());
        return bytes;
    }

    /**
     * Forgets a model, damaged or not.
     *
     * @throws CustomModelException when there is none, or the disk refuses
     */
    public void delete(String name) {
        try {
            Files.delete(file(name));
        } catch (NoSuchFileException e) {
            throw notFound(name, e);
        } catch (IOException e) {
            throw new CustomModelException(Reason.STORAGE, file(name) + " can't be removed: " + e, e);
        }
    }

    private byte[] bytes(String name) {
        try {
            return Files.readAllBytes(file(name));
        } catch (NoSuchFileException e) {
            throw notFound(name, e);
        } catch (IOException e) {
            throw new CustomModelException(Reason.STORAGE, file(name) + " can't be read: " + e, e);
        }
    }

    private static CustomModelException notFound(String name, IOException cause) {
        return new CustomModelException(Reason.NOT_FOUND, "there is no custom model '" + name + "'", cause);
    }

    /** Only a name can be asked for: nothing leads out of the directory. */
    private Path file(String name) {
        if (!isName(name)) {
            throw new CustomModelException(
                    Reason.BAD_NAME,
                    "a model's name has 1 to " + MOST_NAME_CHARACTERS
                            + " letters, digits, '.', '_' and '-', a letter or digit first, not '" + name + "'");
        }
        return directory.resolve(name + FILE_ENDING);
    }

    private void write(String name, byte[] bytes, boolean replace) {
        Path file = file(name);
        try {
            makeDirectory();
            Path unfinished = Files.createTempFile(directory, "", UNFINISHED_ENDING);
            try {
                try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                    ByteBuffer buffer = ByteBuffer.wrap(bytes);
                    while (buffer.hasRemaining()) {
                        channel.write(buffer);
                    }
                    channel.force(true);
                }
                if (!replace && Files.exists(file)) {
                    throw new CustomModelException(Reason.EXISTS, "there is a custom model '" + name + "' already");
                }
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new CustomModelException(Reason.STORAGE, file + " can't be written: " + e, e);
        }
        bringToDisk(directory);
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

    /** The new name is on disk only when its directory is; not every system can do that. */
    private static void bringToDisk(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notHere) {
            // Windows opens no directories.
        }
    }
}
