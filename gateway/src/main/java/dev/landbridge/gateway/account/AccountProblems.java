package dev.landbridge.gateway.account;

import dev.landbridge.gateway.account.AccountRejection.AccountExists;
import dev.landbridge.gateway.account.AccountRejection.ApiKeyExists;
import dev.landbridge.gateway.account.AccountRejection.LastOwnerKey;
import dev.landbridge.gateway.account.AccountRejection.NoSuchAccount;
import dev.landbridge.gateway.account.AccountRejection.NoSuchApiKey;
import dev.landbridge.gateway.account.AccountRejection.RoleNotGrantable;
import dev.landbridge.gateway.account.AccountRejection.TooManyApiKeys;
import dev.landbridge.platform.web.ProblemMapping;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The status of each rejection. */
@Component
class AccountProblems implements ProblemMapping<AccountRejection> {
  @Override
  public Class<AccountRejection> rejections() {
    return AccountRejection.class;
  }

  @Override
  public HttpStatus status(AccountRejection rejection) {
    return switch (rejection) {
      case NoSuchAccount _, NoSuchApiKey _ -> HttpStatus.NOT_FOUND;
      case AccountExists _, ApiKeyExists _, LastOwnerKey _ -> HttpStatus.CONFLICT;
      case RoleNotGrantable _, TooManyApiKeys _ -> HttpStatus.UNPROCESSABLE_CONTENT;
    };
  }
}
