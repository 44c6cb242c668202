/** Crops of wanted aspect ratios that keep what matters. */
package io.osprey.engine.crop;
