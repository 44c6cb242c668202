package io.osprey.engine.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.osprey.engine.custom.CustomModelException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomModelStoreTest {
    private static CustomModel pets;
    private static CustomModel birds;

    @TempDir
    private Path directory;

    private CustomModelStore store;

    @BeforeAll
    static void train() {
        pets = model("cat", "dog");
        birds = model("owl", "tit", "jay");
    }

    private static CustomModel model(String... tags) {
        return new ClassifierTrainer(new FixedLooker(), FixedLooker::decode, 1, InstantSource.system())
                .train(FixedLooker.pictures(2, tags), Duration.ofHours(1), TrainingMonitor.NONE)
                .model();
    }

    @BeforeEach
    void open() {
        store = new CustomModelStore(directory.resolve("custom"));
    }

    private static Reason reason(Runnable action) {
        return catchThrowableOfType(CustomModelException.class, action::run).reason();
    }

    @Test
    void givesBackWhatWasSaved() {
        assertThat(store.names()).isEmpty();
        store.save("pets", pets, false);
        store.save("birds", birds, false);
        assertThat(store.names()).containsExactly("birds", "pets");
        CustomModel loaded = store.load("pets");
        assertThat(loaded.card()).isEqualTo(pets.card());
        assertThat(loaded.confidences(FixedLooker.seen(30))).isEqualTo(pets.confidences(FixedLooker.seen(30)));
    }

    @Test
    void replacesOnlyWhenToldSo() {
        store.save("pets", pets, false);
        assertThat(reason(() -> store.save("pets", birds, false))).isEqualTo(Reason.EXISTS);
        assertThat(store.load("pets").card().tags()).containsExactly("cat", "dog");
        store.save("pets", birds, true);
        assertThat(store.load("pets").card().tags()).containsExactly("jay", "owl", "tit");
    }

    @Test
    void leavesNothingHalfWritten() throws IOException {
        store.save("pets", pets, false);
        assertThat(reason(() -> store.save("pets", birds, false))).isEqualTo(Reason.EXISTS);
        try (Stream<Path> files = Files.list(directory.resolve("custom"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("pets.osprey-model");
        }
        // What a process leaves that is killed while it writes is no model.
        Files.writeString(directory.resolve("custom").resolve("1234.tmp"), "osprey-model 1\n{");
        assertThat(store.names()).containsExactly("pets");
    }

    @Test
    void deletes() {
        store.save("pets", pets, false);
        store.delete("pets");
        assertThat(store.names()).isEmpty();
        assertThat(reason(() -> store.delete("pets"))).isEqualTo(Reason.NOT_FOUND);
        assertThat(reason(() -> store.load("pets"))).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void movesFromOneMachineToAnother() {
        store.save("pets", pets, false);
        byte[] file = store.exportFile("pets");
        CustomModelStore other = new CustomModelStore(directory.resolve("other"));
        assertThat(other.importFile("animals", file, false).card()).isEqualTo(pets.card());
        assertThat(other.exportFile("animals")).isEqualTo(file);
    }

    @Test
    void refusesEveryFileThatIsNotWhole() {
        byte[] file = CustomModelFile.write(pets);
        for (int i = 0; i < file.length; i++) {
            byte[] shorter = Arrays.copyOf(file, i);
            assertThat(reason(() -> store.importFile("pets", shorter, false))).isEqualTo(Reason.DAMAGED);
            byte[] changed = file.clone();
            changed[i] ^= 4;
            assertThat(reason(() -> store.importFile("pets", changed, false))).isEqualTo(Reason.DAMAGED);
        }
        assertThat(reason(() -> store.importFile("pets", Arrays.copyOf(file, file.length + 1), false)))
                .isEqualTo(Reason.DAMAGED);
        assertThat(store.names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../pets", "a/b", "-a", "ä", "a b"})
    void takesNoNameThatIsNone(String name) {
        assertThat(reason(() -> store.save(name, pets, false))).isEqualTo(Reason.BAD_NAME);
        assertThat(reason(() -> store.load(name))).isEqualTo(Reason.BAD_NAME);
    }

    @Test
    void namesEndWhereFileNamesDo() {
        assertThat(CustomModelStore.isName("a".repeat(242))).isTrue();
        assertThat(CustomModelStore.isName("a".repeat(243))).isFalse();
        store.save("a".repeat(242), pets, false);
        assertThat(store.names()).hasSize(1);
    }

    @Test
    void loadsOnDemandAndNoticesWhatChanges() throws IOException {
        CustomModels models = CustomModels.in(directory.resolve("custom"));
        assertThat(reason(() -> models.get("pets", FixedLooker.NETWORK))).isEqualTo(Reason.NOT_FOUND);
        store.save("pets", pets, false);
        CustomModel first = models.get("pets", FixedLooker.NETWORK);
        assertThat(models.get("pets", FixedLooker.NETWORK)).isSameAs(first);
        store.save("pets", birds, true);
        Files.setLastModifiedTime(
                directory.resolve("custom").resolve("pets.osprey-model"),
                FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
        assertThat(models.get("pets", FixedLooker.NETWORK).card().tags()).isEqualTo(List.of("jay", "owl", "tit"));
        store.delete("pets");
        assertThat(reason(() -> models.get("pets", FixedLooker.NETWORK))).isEqualTo(Reason.NOT_FOUND);
        assertThat(reason(() -> CustomModels.NONE.get("pets", FixedLooker.NETWORK)))
                .isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void forgetsModelsThatNobodyAsks() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
        CustomModels models = new CustomModels(store, now::get, Duration.ofMinutes(10));
        store.save("pets", pets, false);
        store.save("birds", birds, false);
        CustomModel first = models.get("pets", FixedLooker.NETWORK);
        now.set(Instant.parse("2026-11-21T10:09:00Z"));
        models.get("birds", FixedLooker.NETWORK);
        assertThat(models.loaded()).isEqualTo(2);
        now.set(Instant.parse("2026-11-21T10:10:01Z"));
        models.evictIdle();
        assertThat(models.loaded()).isEqualTo(1);
        assertThat(models.get("pets", FixedLooker.NETWORK)).isNotSameAs(first);
    }

    @Test
    void refusesAModelOfAnotherNetwork() {
        store.save("pets", pets, false);
        CustomModels models = CustomModels.in(directory.resolve("custom"));
        assertThatThrownBy(() -> models.get("pets", "cd".repeat(32)))
                .isInstanceOfSatisfying(
                        CustomModelException.class, e -> assertThat(e.reason()).isEqualTo(Reason.OTHER_NETWORK))
                .hasMessage(
                        "the custom model 'pets' was trained with the models test (network abababab) and can't be used"
                                + " with the network cdcdcdcd: train it again");
    }
}
