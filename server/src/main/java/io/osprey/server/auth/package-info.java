/** Who may call: subscription keys, stored hashed, and ten-minute tokens. Nothing here is null. */
package io.osprey.server.auth;
