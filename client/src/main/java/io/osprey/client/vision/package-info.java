/** Computer Vision v1.0 to v3.2: operations and answers. Nothing is null unless it says so; lists of features not asked for are null. */
package io.osprey.client.vision;
