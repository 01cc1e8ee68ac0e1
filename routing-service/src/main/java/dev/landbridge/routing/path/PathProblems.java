package dev.landbridge.routing.path;

import dev.landbridge.platform.web.ProblemMapping;
import dev.landbridge.routing.path.PathRejection.AddressFamiliesDiffer;
import dev.landbridge.routing.path.PathRejection.AmbiguousSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The status of each rejection. */
@Component
class PathProblems implements ProblemMapping<PathRejection> {

  @Override
  public Class<PathRejection> rejections() {
    return PathRejection.class;
  }

  @Override
  public HttpStatus status(PathRejection rejection) {
    return switch (rejection) {
      case AmbiguousSource _, AddressFamiliesDiffer _ -> HttpStatus.UNPROCESSABLE_CONTENT;
    };
  }
}
