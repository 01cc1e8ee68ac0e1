package dev.landbridge.routing.lint;

import dev.landbridge.events.TextValue;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.routing.plan.Fingerprint;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing found. Its id follows from the code and the objects, so it is the same as long as the
 * finding stands, and for whoever sees it.
 *
 * @param accountId the account that must act
 * @param vpcId where it is, seen from the caller
 */
record Finding(
    String id,
    FindingCode code,
    Severity severity,
    AccountId accountId,
    VpcId vpcId,
    List<Thing> objects,
    String explanation,
    Fix fix) {
  private static final String PREFIX = "fnd-";
  private static final int DIGITS = 17;
  private static final int PLACE_DIGITS = 14;
  private static final int PLACE_BITS = 4 * PLACE_DIGITS;

  Finding {
    objects = List.copyOf(objects);
  }

  /** What a finding is about. */
  record Thing(String type, String id) {
    static Thing of(String type, TextValue id) {
      return new Thing(type, id.text());
    }
  }

  /** What helps, in words, and as a request where one does. */
  record Fix(String text, @Nullable ApiRequest request) {
    static Fix byHand(String text) {
      return new Fix(text, null);
    }
  }

  record ApiRequest(String method, String path, Map<String, String> body) {
    ApiRequest {
      body = Map.copyOf(body);
    }

    static ApiRequest delete(String path) {
      return new ApiRequest("DELETE", path, Map.of());
    }
  }

  /** Where the finding is: who must act, and the VPC. */
  record Place(AccountId accountId, VpcId vpcId) {}

  /** Told from others of its code by the objects. */
  static Finding of(
      FindingCode code, Place place, List<Thing> objects, String explanation, Fix fix) {
    return new Finding(
            "", code, code.severity(), place.accountId(), place.vpcId(), objects, explanation, fix)
        .identifiedBy(objects.stream().map(Thing::id).toList());
  }

  /** Where the objects shown differ by who looks, the id must not. */
  Finding identifiedBy(List<String> key) {
    var parts = Stream.concat(Stream.of(code.name()), key.stream()).toList();
    return new Finding(
        PREFIX + Fingerprint.of(String.join("|", parts), DIGITS),
        code,
        severity,
        accountId,
        vpcId,
        objects,
        explanation,
        fix);
  }

  /** Errors first, then by id: a cursor stays where it is while other findings come and go. */
  long place() {
    long hash = Long.parseLong(id.substring(PREFIX.length(), PREFIX.length() + PLACE_DIGITS), 16);
    return severity.rank() << PLACE_BITS | hash;
  }
}
