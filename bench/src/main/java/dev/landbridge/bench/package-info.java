/** Benchmarks: each figure beside its limit, measured in the same run. */
@NullMarked
package dev.landbridge.bench;

import org.jspecify.annotations.NullMarked;
