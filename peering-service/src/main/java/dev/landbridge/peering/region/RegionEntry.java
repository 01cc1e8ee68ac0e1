package dev.landbridge.peering.region;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.Region;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One region.
 *
 * @param area what prices go by
 * @param classic whether its classic network can be interconnected
 * @param accounts who may use it; everyone if none is named
 */
public record RegionEntry(
    Region id,
    String nameEn,
    String nameZh,
    @DefaultValue("mainland") Area area,
    @DefaultValue("true") boolean classic,
    @DefaultValue List<AccountId> accounts) {

  /** Where a region lies, as far as prices are concerned. */
  public enum Area {
    MAINLAND,
    ABROAD
  }

  public RegionEntry {
    accounts = List.copyOf(accounts);
  }

  boolean isOpenTo(AccountId account) {
    return accounts.isEmpty() || accounts.contains(account);
  }
}
