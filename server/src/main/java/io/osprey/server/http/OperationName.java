package io.osprey.server.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the gateway calls an operation when it tells callers that they call it too often. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OperationName {
    /** For example {@code Analyze Image}. */
    String value();
}
