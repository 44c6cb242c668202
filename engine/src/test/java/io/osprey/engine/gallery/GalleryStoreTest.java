package io.osprey.engine.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GalleryStoreTest {
    private static final GalleryModel OLD = new GalleryModel("2026-11-21", "a".repeat(64));
    private static final GalleryModel NEW = new GalleryModel("2027-01-01", "b".repeat(64));
    private static final Exemplar EIFFEL = exemplar("Eiffel Tower", 1, 0.6, 0.8);
    private static final Exemplar EIFFEL_AT_NIGHT = exemplar("Eiffel Tower", 2, 0, 1);
    private static final Exemplar CHURCH = exemplar("Sacré-Cœur", 3, -1, 0);

    @TempDir
    private Path galleries;

    private static Exemplar exemplar(String name, int picture, double... values) {
        return new Exemplar(name, sha(picture), Vectors.of(values));
    }

    private static String sha(int picture) {
        return String.format("%064x", picture);
    }

    private GalleryStore store() {
        return new GalleryStore(galleries, GalleryKind.LANDMARKS);
    }

    private Path file(int picture) {
        return galleries.resolve("landmarks").resolve(sha(picture) + ".json");
    }

    @Test
    void isEmptyUntilFilled() {
        assertThat(store().read(OLD)).isEmpty();
        assertThat(store().entries()).isEmpty();
        assertThat(store().removeAll()).isZero();
        assertThat(galleries.resolve("landmarks")).doesNotExist();
    }

    @Test
    void givesBackWhatWasAdded() {
        GalleryStore store = store();
        assertThat(store.add(CHURCH, OLD)).isTrue();
        assertThat(store.add(EIFFEL, OLD)).isTrue();
        assertThat(store.add(EIFFEL_AT_NIGHT, OLD)).isTrue();
        assertThat(store.add(EIFFEL, OLD)).isFalse();
        assertThat(store().add(EIFFEL, OLD)).isFalse();

        assertThat(store().read(OLD)).containsExactly(EIFFEL, EIFFEL_AT_NIGHT, CHURCH);
        assertThat(new GalleryStore(galleries, GalleryKind.BRANDS).read(OLD)).isEmpty();
    }

    @Test
    void keepsSmallFilesOnlyTheOwnerCanSee() throws IOException {
        store().add(EIFFEL, OLD);
        assertThat(Files.readString(file(1)))
                .isEqualTo("{\"format\":1,\"name\":\"Eiffel Tower\",\"picture\":\"" + sha(1)
                        + "\",\"models\":{\"version\":\"2026-11-21\",\"network\":\"" + "a".repeat(64)
                        + "\"},\"embedding\":\"mpkZP83MTD8=\"}");
        try (Stream<Path> files = Files.list(galleries.resolve("landmarks"))) {
            assertThat(files).containsExactly(file(1));
        }
        if (galleries.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(galleries.resolve("landmarks"))))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void onePictureHasOneName() {
        store().add(EIFFEL, OLD);
        assertThatThrownBy(() -> store().add(exemplar("Tokyo Tower", 1, 0.6, 0.8), OLD))
                .isInstanceOf(GalleryException.class)
                .hasMessage("the picture is in the gallery already, as 'Eiffel Tower'");
    }

    @Test
    void forgetsANameOrAll() {
        GalleryStore store = store();
        Stream.of(EIFFEL, EIFFEL_AT_NIGHT, CHURCH).forEach(exemplar -> store.add(exemplar, OLD));
        assertThat(store.remove("Eiffel Tower")).isEqualTo(2);
        assertThat(store.remove("Eiffel Tower")).isZero();
        assertThat(store.read(OLD)).containsExactly(CHURCH);
        assertThat(store.add(EIFFEL, OLD)).isTrue();
        assertThat(store.removeAll()).isEqualTo(2);
        assertThat(store.read(OLD)).isEmpty();
    }

    @Test
    void refusesWhatOtherModelsMade() {
        store().add(EIFFEL, OLD);
        String message = "the gallery " + galleries.resolve("landmarks")
                + " was made with the models 2026-11-21 (network aaaaaaaa) and can't be used with 2027-01-01 (network bbbbbbbb):"
                + " empty it with 'osprey gallery remove landmarks --all' and add its pictures again";
        assertThatThrownBy(() -> store().read(NEW))
                .isInstanceOf(GalleryException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> store().add(CHURCH, NEW))
                .isInstanceOf(GalleryException.class)
                .hasMessage(message);
        assertThat(store().entries()).containsExactly(new GalleryStore.Entry(EIFFEL, OLD));
        // Another bundle with the same network can use it.
        assertThat(store().read(new GalleryModel("other", OLD.network()))).containsExactly(EIFFEL);
        assertThat(store().removeAll()).isEqualTo(1);
        assertThat(store().add(CHURCH, NEW)).isTrue();
    }

    @Test
    void whatACrashLeavesHalfWrittenIsNotSeen() throws IOException {
        store().add(EIFFEL, OLD);
        Files.writeString(galleries.resolve("landmarks").resolve("12345.tmp"), "{\"format\":1,\"na");
        assertThat(store().read(OLD)).containsExactly(EIFFEL);
        assertThat(store().add(CHURCH, OLD)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"format\":1}",
                "{\"format\":1,\"name\":null,\"picture\":\"PICTURE\",\"models\":{\"version\":\"v\",\"network\":\"n\"},\"embedding\":\"AACAPw==\"}",
                "{\"format\":1,\"name\":\"\",\"picture\":\"PICTURE\",\"models\":{\"version\":\"v\",\"network\":\"n\"},\"embedding\":\"AACAPw==\"}",
                "{\"format\":1,\"name\":\"x\",\"picture\":\"1\",\"models\":{\"version\":\"v\",\"network\":\"n\"},\"embedding\":\"AACAPw==\"}",
                "{\"format\":1,\"name\":\"x\",\"picture\":\"PICTURE\",\"models\":{\"version\":\"v\"},\"embedding\":\"AACAPw==\"}",
                "{\"format\":1,\"name\":\"x\",\"picture\":\"PICTURE\",\"models\":{\"version\":\"v\",\"network\":\"n\"},\"embedding\":\"AAAAAA==\"}",
                "{\"format\":1,\"name\":\"x\",\"picture\":\"PICTURE\",\"models\":{\"version\":\"v\",\"network\":\"n\"},\"embedding\":\"?\"}",
                "{\"format\":1,\"name\":\"x\",\"picture\":\"PICTURE\",\"models\":{\"version\":\"v\",\"network\":\"n\"},\"embedding\":\"AACAPw==\"} {}"
            })
    void namesDamagedFiles(String content) throws IOException {
        store().add(EIFFEL, OLD);
        Files.writeString(file(2), content.replace("PICTURE", sha(2)));
        assertThatThrownBy(() -> store().read(OLD))
                .isInstanceOf(GalleryException.class)
                .hasMessageStartingWith(file(2) + " is damaged, delete it and add its picture again");
        assertThatThrownBy(() -> store().add(CHURCH, OLD)).isInstanceOf(GalleryException.class);
        assertThat(file(3)).doesNotExist();
        assertThat(store().removeAll()).isEqualTo(2);
    }

    @Test
    void aGoodFileOfThatShapeIsRead() throws IOException {
        Files.createDirectories(galleries.resolve("landmarks"));
        Files.writeString(
                file(2),
                "{\"format\":1,\"name\":\"x\",\"picture\":\"" + sha(2)
                        + "\",\"models\":{\"version\":\"v\",\"network\":\"n\"},\"embedding\":\"AACAPw==\"}");
        assertThat(store().read(new GalleryModel("v", "n"))).containsExactly(exemplar("x", 2, 1));
    }

    @Test
    void namesFilesOfOtherVersions() throws IOException {
        store().add(EIFFEL, OLD);
        Files.writeString(file(1), Files.readString(file(1)).replace("\"format\":1", "\"format\":2"));
        assertThatThrownBy(() -> store().entries())
                .isInstanceOf(GalleryException.class)
                .hasMessage(file(1) + " was written by another version of Osprey");
    }

    @Test
    void saysWhereItCantWrite() throws IOException {
        Path blocked = Files.writeString(galleries.resolve("file"), "");
        assertThatThrownBy(() -> new GalleryStore(blocked, GalleryKind.BRANDS).add(EIFFEL, OLD))
                .isInstanceOf(GalleryException.class)
                .hasMessageStartingWith("the gallery of brands can't be written: ");
    }

    @Test
    void whatCantBeFinishedLeavesNothingBehind() throws IOException {
        GalleryStore store = store();
        store.add(EIFFEL, OLD);
        // A directory in the file's place makes the last step fail, whoever runs this.
        Files.createDirectories(file(3).resolve("in the way"));
        assertThatThrownBy(() -> store.add(CHURCH, OLD))
                .isInstanceOf(GalleryException.class)
                .hasMessageStartingWith("the gallery of landmarks can't be written: ");
        try (Stream<Path> files = Files.list(galleries.resolve("landmarks"))) {
            assertThat(files).containsExactlyInAnyOrder(file(1), file(3));
        }
    }

    @Test
    void kindsHaveNames() {
        assertThat(List.of(GalleryKind.values())).allSatisfy(kind -> assertThat(
                        GalleryKind.named(kind.lowerCaseName().toUpperCase()))
                .contains(kind));
        assertThat(GalleryKind.named("people")).isEmpty();
    }
}
