package dev.landbridge.testkit;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.function.Predicate;

/** A lambda as ArchUnit wants it. */
final class Described {
  private Described() {}

  static DescribedPredicate<JavaClass> by(String description, Predicate<JavaClass> predicate) {
    return DescribedPredicate.describe(description, predicate);
  }
}
