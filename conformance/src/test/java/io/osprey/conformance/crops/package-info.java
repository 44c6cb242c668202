/** Smart crops of 30 rendered scenes: the pictures of docs/smart-crops.md, and what must hold in them. */
package io.osprey.conformance.crops;
