@NullMarked
package dev.landbridge.testkit.sample.other;

import org.jspecify.annotations.NullMarked;
