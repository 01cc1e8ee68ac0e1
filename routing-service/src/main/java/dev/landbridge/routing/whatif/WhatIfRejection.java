package dev.landbridge.routing.whatif;

import dev.landbridge.events.Rejection;
import java.util.HashMap;
import java.util.Map;

/** Why a change cannot even be tried. */
sealed interface WhatIfRejection extends Rejection {

  /**
   * @param number which of the changes, counted from 0
   */
  record ChangeIncomplete(int number, String field) implements WhatIfRejection {
    @Override
    public String code() {
      return "change-not-possible";
    }

    @Override
    public String detail() {
      return "Change " + number + " cannot be made: it needs " + field + ".";
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("change", number);
    }
  }

  /**
   * @param number which of the changes, counted from 0
   * @param rule what the request that would make it would be refused for
   */
  record ChangeNotPossible(int number, Rejection rule) implements WhatIfRejection {
    @Override
    public String code() {
      return "change-not-possible";
    }

    @Override
    public String detail() {
      return "Change %d would be refused (%s): %s".formatted(number, rule.code(), rule.detail());
    }

    @Override
    public Map<String, Object> values() {
      var values = new HashMap<>(rule.values());
      values.put("change", number);
      values.put("rule", rule.code());
      return Map.copyOf(values);
    }
  }

  /**
   * What the answer rests on is open to the caller at present only.
   *
   * @param number which of the changes, counted from 0
   */
  record ChangeOnlyAtPresent(int number) implements WhatIfRejection {
    @Override
    public String code() {
      return "change-not-possible";
    }

    @Override
    public String detail() {
      return "Change %d cannot be tried in the past: whether a CIDR block is free depends on the"
              .formatted(number)
          + " peers. Leave out asOf.";
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("change", number);
    }
  }
}
