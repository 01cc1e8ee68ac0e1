/** Secrets at rest: encrypted, never shown. */
@NullMarked
package dev.landbridge.gateway.secret;

import org.jspecify.annotations.NullMarked;
