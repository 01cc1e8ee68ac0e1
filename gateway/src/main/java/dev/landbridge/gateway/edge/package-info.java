/** The front door: who calls, how much, and which service answers. */
@NullMarked
package dev.landbridge.gateway.edge;

import org.jspecify.annotations.NullMarked;
