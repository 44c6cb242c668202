package io.osprey.server.config;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How pictures are worked on, {@code osprey.inference}.
 *
 * @param threads pictures worked on at once; 0 stands for the number of cores
 * @param queue pictures that may wait; beyond it callers get 503
 * @param timeout longest wait for an answer, queue included
 * @param retryAfter what {@code Retry-After} tells callers that got 503, whole seconds
 */
public record InferenceSettings(
        @DefaultValue("0") @Min(0) int threads,
        @DefaultValue("64") @Min(1) int queue,
        @DefaultValue("60s") @DurationMin(millis = 1) Duration timeout,
        @DefaultValue("2s") @DurationMin(seconds = 1) Duration retryAfter) {
    public InferenceSettings {
        threads = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }
}
