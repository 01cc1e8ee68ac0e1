package dev.landbridge.routing.model;

import dev.landbridge.platform.web.ProblemMapping;
import dev.landbridge.routing.model.ModelRejection.AsOfInTheFuture;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The status of each rejection. */
@Component
class ModelProblems implements ProblemMapping<ModelRejection> {

  @Override
  public Class<ModelRejection> rejections() {
    return ModelRejection.class;
  }

  @Override
  public HttpStatus status(ModelRejection rejection) {
    return switch (rejection) {
      case AsOfInTheFuture _ -> HttpStatus.UNPROCESSABLE_CONTENT;
    };
  }
}
