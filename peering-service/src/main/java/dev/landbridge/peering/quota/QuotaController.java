package dev.landbridge.peering.quota;

import static dev.landbridge.platform.access.Verb.ASK;

import dev.landbridge.events.peering.Quota;
import dev.landbridge.platform.access.Needs;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.Page;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The limits of the caller's account, and what is used of them. */
@RestController
class QuotaController {
  private final QuotaRegister register;
  private final QuotaQueries queries;

  QuotaController(QuotaRegister register, QuotaQueries queries) {
    this.register = register;
    this.queries = queries;
  }

  /** One limit; what other services count has no use here. */
  record QuotaResource(Quota quota, int limit, List<UseResource> uses) {}

  /** What is used within one region or VPC, or by the account. */
  record UseResource(String scope, int used) {}

  @Needs(ASK)
  @GetMapping("/v1/quotas")
  Page<QuotaResource> list(Caller caller) {
    var account = caller.requireAccount();
    var uses = queries.uses(account);
    return new Page<>(
        Stream.of(Quota.values())
            .map(quota -> resource(quota, register.limit(account, quota), uses))
            .toList(),
        null);
  }

  private static QuotaResource resource(Quota quota, int limit, List<QuotaQueries.Use> uses) {
    return new QuotaResource(
        quota,
        limit,
        uses.stream()
            .filter(use -> use.quota() == quota)
            .map(use -> new UseResource(use.scope(), use.used()))
            .toList());
  }
}
