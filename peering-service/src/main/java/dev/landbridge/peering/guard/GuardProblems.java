package dev.landbridge.peering.guard;

import dev.landbridge.peering.guard.GuardRejection.AcceptanceRuleExpired;
import dev.landbridge.peering.guard.GuardRejection.GuardQuotaExceeded;
import dev.landbridge.peering.guard.GuardRejection.NoSuchAcceptanceRule;
import dev.landbridge.peering.guard.GuardRejection.NoSuchOwnVpc;
import dev.landbridge.peering.guard.GuardRejection.NotListed;
import dev.landbridge.peering.guard.GuardRejection.OwnAccount;
import dev.landbridge.platform.web.ProblemMapping;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The status of each rejection. */
@Component
class GuardProblems implements ProblemMapping<GuardRejection> {
  @Override
  public Class<GuardRejection> rejections() {
    return GuardRejection.class;
  }

  @Override
  public HttpStatus status(GuardRejection rejection) {
    return switch (rejection) {
      case NotListed _, NoSuchAcceptanceRule _, NoSuchOwnVpc _ -> HttpStatus.NOT_FOUND;
      case OwnAccount _, AcceptanceRuleExpired _ -> HttpStatus.UNPROCESSABLE_CONTENT;
      case GuardQuotaExceeded _ -> HttpStatus.CONFLICT;
    };
  }
}
