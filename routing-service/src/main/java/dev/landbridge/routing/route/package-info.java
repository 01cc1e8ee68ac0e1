@NullMarked
package dev.landbridge.routing.route;

import org.jspecify.annotations.NullMarked;
