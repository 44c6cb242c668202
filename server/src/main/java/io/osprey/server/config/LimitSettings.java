package io.osprey.server.config;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How large pictures may be, {@code osprey.limits}. The defaults are the service's own.
 *
 * @param visionMaxBytes largest picture file for {@code /vision/...}
 * @param imageAnalysisMaxBytes largest picture file for {@code /computervision/...}
 * @param readMaxBytes largest file for the operations that read text page by page
 * @param readMaxPages pages of a document beyond are not read
 * @param minSidePixels smallest width and height
 * @param maxSidePixels largest width and height
 * @param maxPixels largest product of width and height; lower it where memory is short
 * @param uploadMemory memory that all uploads and fetched pictures may take together; beyond it callers get 503
 */
public record LimitSettings(
        @DefaultValue("4MB") DataSize visionMaxBytes,
        @DefaultValue("20MB") DataSize imageAnalysisMaxBytes,
        @DefaultValue("50MB") DataSize readMaxBytes,
        @DefaultValue("2000") @Min(1) int readMaxPages,
        @DefaultValue("50") @Min(1) int minSidePixels,
        @DefaultValue("16000") @Min(1) int maxSidePixels,
        @DefaultValue("256000000") @Min(1) long maxPixels,
        @DefaultValue("256MB") DataSize uploadMemory) {
    public LimitSettings {
        if (visionMaxBytes.toBytes() < 1
                || imageAnalysisMaxBytes.toBytes() < 1
                || readMaxBytes.toBytes() < 1
                || uploadMemory.toBytes() < 1) {
            throw new IllegalArgumentException("osprey.limits: sizes must be above 0");
        }
        if (visionMaxBytes.toBytes() > 1 << 30
                || imageAnalysisMaxBytes.toBytes() > 1 << 30
                || readMaxBytes.toBytes() > 1 << 30) {
            throw new IllegalArgumentException("osprey.limits: a picture file can't be above 1GB");
        }
        if (maxSidePixels < minSidePixels) {
            throw new IllegalArgumentException("osprey.limits.max-side-pixels is below min-side-pixels");
        }
    }
}
