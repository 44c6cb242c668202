/** The preview library's surface against a server of the test's own. */
package com.azure.ai.vision.imageanalysis;
