/** Custom models: data sets, training on what the shared network sees, evaluation, files, prediction. Nothing here accepts or returns null unless it says so. */
package io.osprey.engine.custom;
