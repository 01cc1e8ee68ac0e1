/** Changes not yet made: the network as it would be, and what they would be refused for. */
@NullMarked
package dev.landbridge.routing.whatif;

import org.jspecify.annotations.NullMarked;
