/** All services in one process, one application context each, with the servers they need. */
@NullMarked
package dev.landbridge.standalone;

import org.jspecify.annotations.NullMarked;
