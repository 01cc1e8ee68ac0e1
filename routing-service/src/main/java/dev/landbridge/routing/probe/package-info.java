/** Network probes: what is measured from a subnet, the routes that follow, and the results. */
@NullMarked
package dev.landbridge.routing.probe;

import org.jspecify.annotations.NullMarked;
