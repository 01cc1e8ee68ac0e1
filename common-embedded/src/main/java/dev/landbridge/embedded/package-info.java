/** A PostgreSQL server and a Kafka broker that live and die with one JVM and keep their data. */
@NullMarked
package dev.landbridge.embedded;

import org.jspecify.annotations.NullMarked;
