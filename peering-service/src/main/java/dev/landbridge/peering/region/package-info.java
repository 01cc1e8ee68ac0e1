/** The regions there are, and what lies between them. */
@NullMarked
package dev.landbridge.peering.region;

import org.jspecify.annotations.NullMarked;
