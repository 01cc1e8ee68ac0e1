/** One API document for all services. */
@NullMarked
package dev.landbridge.gateway.openapi;

import org.jspecify.annotations.NullMarked;
