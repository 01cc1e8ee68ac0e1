@NullMarked
package dev.landbridge.embedded;

import org.jspecify.annotations.NullMarked;
