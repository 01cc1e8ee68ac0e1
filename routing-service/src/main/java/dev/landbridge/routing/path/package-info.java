@NullMarked
package dev.landbridge.routing.path;

import org.jspecify.annotations.NullMarked;
