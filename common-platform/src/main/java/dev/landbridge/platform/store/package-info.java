/** The event store: append, tail, aggregates. */
@NullMarked
package dev.landbridge.platform.store;

import org.jspecify.annotations.NullMarked;
