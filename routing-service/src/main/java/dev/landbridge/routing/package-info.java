@NullMarked
package dev.landbridge.routing;

import org.jspecify.annotations.NullMarked;
