package dev.landbridge.platform.web;

import dev.landbridge.events.Rejection;
import org.springframework.http.HttpStatus;

/** Gives each rejection of a room its status; one bean a room, a {@code switch} without default. */
public interface ProblemMapping<R extends Rejection> {
  Class<R> rejections();

  HttpStatus status(R rejection);
}
