@NullMarked
package dev.landbridge.routing.intake;

import org.jspecify.annotations.NullMarked;
