@NullMarked
package dev.landbridge.routing.topology;

import org.jspecify.annotations.NullMarked;
