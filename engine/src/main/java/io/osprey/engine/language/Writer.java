package io.osprey.engine.language;

import java.util.List;

/** Writes what a sentence says in one language. */
interface Writer {
    /** @param clauses at least one */
    String write(List<Clause> clauses);

    /** "A picture with these things", or just "a picture". */
    String picture(List<Nominal> things);
}
