package io.osprey.cli.evaluate;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How to measure.
 *
 * @param pictures where the pictures are that files name; empty: beside the file
 * @param names what the engine calls labels
 * @param skipUnknown whether classes that the engine has no name for are passed over
 * @param exactTags whether tags are taken as they are, without the wider tags that they bring
 * @param minTagPictures so many pictures must have a tag for it to be measured
 * @param mostTags so many tags are measured at most, those that most pictures have
 * @param tagThreshold confidence from which on a tag counts as given; empty: the engine's own
 * @param objectThreshold confidence from which on an object counts as given; empty: the engine's own
 * @param limit so many pictures of each file at most
 * @param missing is told of pictures that are missing
 * @param notes is told of whatever else a user should know
 */
public record Options(
        Optional<Path> pictures,
        NameMap names,
        boolean skipUnknown,
        boolean exactTags,
        int minTagPictures,
        int mostTags,
        OptionalDouble tagThreshold,
        OptionalDouble objectThreshold,
        int limit,
        Consumer<String> missing,
        Consumer<String> notes) {
    /** Where the pictures of a file are. */
    Path folder(Path file) {
        return pictures.orElseGet(() -> file.getParent() == null ? Path.of("") : file.getParent());
    }

    NameMap.Rules rules(Set<String> known, String kind) {
        return new NameMap.Rules(names, known, kind, skipUnknown, notes);
    }
}
