@NullMarked
package dev.landbridge.routing.probe;

import org.jspecify.annotations.NullMarked;
