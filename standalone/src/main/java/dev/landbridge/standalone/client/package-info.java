/** A client of the public API, as any tool could have one. */
@NullMarked
package dev.landbridge.standalone.client;

import org.jspecify.annotations.NullMarked;
