/** The network of an account as one graph, for drawing. */
@NullMarked
package dev.landbridge.routing.topology;

import org.jspecify.annotations.NullMarked;
