/** What accounts ask of the operator. */
@NullMarked
package dev.landbridge.peering.ticket;

import org.jspecify.annotations.NullMarked;
