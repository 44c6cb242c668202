/** The model bundle: networks and their cards by role, verified and run by ONNX Runtime. Nothing here accepts or returns null unless it says so. */
package io.osprey.engine.model;
