@NullMarked
package dev.landbridge.routing.lint;

import org.jspecify.annotations.NullMarked;
