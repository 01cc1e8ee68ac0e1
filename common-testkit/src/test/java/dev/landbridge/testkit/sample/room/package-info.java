@NullMarked
package dev.landbridge.testkit.sample.room;

import org.jspecify.annotations.NullMarked;
