/** Which writes a caller has seen answered, and which services know of them yet. */
@NullMarked
package dev.landbridge.gateway.position;

import org.jspecify.annotations.NullMarked;
