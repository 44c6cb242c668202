/** What the preview client library kept in this package: service options, sources of pictures, events, boxes. */
package com.azure.ai.vision.common;
