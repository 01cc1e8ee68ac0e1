/** The whole service through its API, on PostgreSQL and Kafka. */
@NullMarked
package dev.landbridge.peering;

import org.jspecify.annotations.NullMarked;
