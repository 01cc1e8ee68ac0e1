/** The contract of the log. */
@NullMarked
package dev.landbridge.events;

import org.jspecify.annotations.NullMarked;
