/** The peering guard: who may ask an account, and what it accepts before it is asked. */
@NullMarked
package dev.landbridge.peering.guard;

import org.jspecify.annotations.NullMarked;
