@NullMarked
package dev.landbridge.routing.association;

import org.jspecify.annotations.NullMarked;
