/** The preview client library's image analyzer, with its options, results and errors, as programs written for it know it. */
package com.azure.ai.vision.imageanalysis;
