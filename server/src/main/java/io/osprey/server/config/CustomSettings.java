package io.osprey.server.config;

import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Custom models, {@code osprey.custom}.
 *
 * @param fileRoots directories below which data sets may name files by {@code file:} addresses; none by default
 * @param trainings models trained at a time by this server
 * @param threads of each training; 0 stands for half of the cores
 * @param maxAnnotationBytes largest annotation file, at most 1 GB
 * @param modelIdle how long a model is kept in memory that nobody asks
 * @param sharedDirectory models of {@code osprey custom} that every resource may ask; null for none
 */
public record CustomSettings(
        @DefaultValue List<Path> fileRoots,
        @DefaultValue("1") @Min(1) int trainings,
        @DefaultValue("0") @Min(0) int threads,
        @DefaultValue("32MB") DataSize maxAnnotationBytes,
        @DefaultValue("10m") @DurationMin(seconds = 1) Duration modelIdle,
        Path sharedDirectory) {
    public CustomSettings {
        fileRoots = fileRoots.stream()
                .map(root -> root.toAbsolutePath().normalize())
                .toList();
        threads = threads == 0 ? Math.max(1, Runtime.getRuntime().availableProcessors() / 2) : threads;
        if (maxAnnotationBytes.toBytes() < 1 || maxAnnotationBytes.toBytes() > 1 << 30) {
            throw new IllegalArgumentException("osprey.custom.max-annotation-bytes must be above 0 and at most 1GB");
        }
    }
}
