/** Words and sentences in the languages other than English: names of tags, and captions built anew in the language. Nothing here is null. */
package io.osprey.engine.language;
