/** The guide across accounts, played against a running instance and checked step by step. */
@NullMarked
package dev.landbridge.standalone.tour;

import org.jspecify.annotations.NullMarked;
