@NullMarked
package dev.landbridge.platform.sample;

import org.jspecify.annotations.NullMarked;
