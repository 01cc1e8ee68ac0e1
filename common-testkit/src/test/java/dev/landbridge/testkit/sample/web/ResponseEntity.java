package dev.landbridge.testkit.sample.web;

import java.util.Optional;

/** In the place of the framework's, which this module does not know. */
record ResponseEntity<T>(int status, Optional<T> body) {}
