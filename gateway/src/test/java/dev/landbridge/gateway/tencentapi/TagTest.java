package dev.landbridge.gateway.tencentapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.landbridge.events.Tags;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is wrong with tags has a code for each of their rules, and those of a service hold. */
class TagTest {
  private static final String KEY = "k".repeat(Tags.LONGEST_KEY);
  private static final String VALUE = "v".repeat(Tags.LONGEST_VALUE);

  private static String refused(String key, @Nullable String value) {
    return refused(List.of(new Tag(key, value)), Tags.MOST);
  }

  private static String refused(List<Tag> tags, int most) {
    return code(() -> new Tags(Tag.mapOf(tags, most)));
  }

  private static String code(Runnable reading) {
    var error = catchThrowableOfType(CloudError.class, reading::run);
    return error == null ? "nothing" : error.code();
  }

  private static List<Tag> tags(int number) {
    return IntStream.range(0, number).mapToObj(i -> new Tag("k" + i, null)).toList();
  }

  @Test
  void aTagMayLackItsValue() {
    assertThat(Tag.mapOf(List.of(new Tag("a", null), new Tag("b", "c")), 2))
        .isEqualTo(Map.of("a", "", "b", "c"));
    assertThat(Tag.mapOf(null, 0)).isEmpty();
  }

  @Test
  void keysAndValuesArePrintableAndNotTooLong() {
    assertThat(refused(KEY, VALUE)).isEqualTo("nothing");
    assertThat(refused(KEY + "k", VALUE)).isEqualTo("InvalidParameterValue.TagInvalidKeyLen");
    assertThat(refused(KEY, VALUE + "v")).isEqualTo("InvalidParameterValue.TagInvalidVal");
    assertThat(refused("k", "v\n")).isEqualTo("InvalidParameterValue.TagInvalidVal");
    for (var key : List.of("", " ", "k\n", "\ud800")) {
      assertThat(refused(key, null)).isEqualTo("InvalidParameterValue.TagInvalidKey");
    }
    assertThat(refused("cloud-api:zone", "a"))
        .isEqualTo("UnsupportedOperation.TagSystemReservedTagKey");
  }

  @Test
  void eachKeyIsGivenOnceAndNotTooManyAre() {
    assertThat(refused(tags(Tags.MOST), Tags.MOST)).isEqualTo("nothing");
    assertThat(refused(tags(Tags.MOST + 1), Tags.MOST))
        .isEqualTo("LimitExceeded.TagKeyPerResourceExceeded");
    assertThat(refused(List.of(new Tag("a", "b"), new Tag("a", "c")), Tags.MOST))
        .isEqualTo("InvalidParameterValue.TagDuplicateKey");
  }

  @Test
  void whereNoCodeForTagsIsDocumentedTheyAreMalformed() {
    assertThat(code(() -> Tag.mapOf(tags(Tags.MOST)))).isEqualTo("nothing");
    assertThat(code(() -> Tag.mapOf(tags(Tags.MOST + 1))))
        .isEqualTo("InvalidParameterValue.Malformed");
    assertThat(code(() -> Tag.mapOf(List.of(new Tag("", null)))))
        .isEqualTo("InvalidParameterValue.Malformed");
  }
}
