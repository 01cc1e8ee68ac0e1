package dev.landbridge.peering.classic;

import dev.landbridge.peering.classic.ClassicRejection.AlreadyJoined;
import dev.landbridge.peering.classic.ClassicRejection.NoSuchInterconnect;
import dev.landbridge.platform.web.ProblemMapping;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The status of each rejection. */
@Component
class ClassicProblems implements ProblemMapping<ClassicRejection> {
  @Override
  public Class<ClassicRejection> rejections() {
    return ClassicRejection.class;
  }

  @Override
  public HttpStatus status(ClassicRejection rejection) {
    return switch (rejection) {
      case NoSuchInterconnect _ -> HttpStatus.NOT_FOUND;
      case AlreadyJoined _ -> HttpStatus.CONFLICT;
    };
  }
}
