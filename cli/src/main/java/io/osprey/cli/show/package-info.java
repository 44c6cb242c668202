/** An analysis for people to look at: in words, or drawn onto its picture. Nothing here accepts or returns null. */
package io.osprey.cli.show;
