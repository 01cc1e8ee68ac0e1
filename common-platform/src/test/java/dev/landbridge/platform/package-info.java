@NullMarked
package dev.landbridge.platform;

import org.jspecify.annotations.NullMarked;
