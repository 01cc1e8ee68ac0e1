package dev.landbridge.routing.whatif;

import dev.landbridge.platform.web.ProblemMapping;
import dev.landbridge.routing.whatif.WhatIfRejection.ChangeIncomplete;
import dev.landbridge.routing.whatif.WhatIfRejection.ChangeNotPossible;
import dev.landbridge.routing.whatif.WhatIfRejection.ChangeOnlyAtPresent;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The status of each rejection. */
@Component
class WhatIfProblems implements ProblemMapping<WhatIfRejection> {

  @Override
  public Class<WhatIfRejection> rejections() {
    return WhatIfRejection.class;
  }

  @Override
  public HttpStatus status(WhatIfRejection rejection) {
    return switch (rejection) {
      case ChangeIncomplete _, ChangeNotPossible _, ChangeOnlyAtPresent _ ->
          HttpStatus.UNPROCESSABLE_CONTENT;
    };
  }
}
