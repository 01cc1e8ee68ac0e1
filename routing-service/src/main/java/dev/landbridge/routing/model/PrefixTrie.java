package dev.landbridge.routing.model;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.net.IpFamily;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Longest prefix match: a binary tree of prefixes for each address family, built once. */
final class PrefixTrie<T> {
  private final Map<IpFamily, Node<T>> roots = new EnumMap<>(IpFamily.class);

  private static final class Node<T> {
    private @Nullable Node<T> zero;
    private @Nullable Node<T> one;
    private List<T> values = List.of();

    @Nullable Node<T> child(boolean bit) {
      return bit ? one : zero;
    }

    Node<T> grow(boolean bit) {
      var child = child(bit);
      if (child != null) {
        return child;
      }
      var fresh = new Node<T>();
      if (bit) {
        one = fresh;
      } else {
        zero = fresh;
      }
      return fresh;
    }
  }

  private PrefixTrie() {}

  static <T> PrefixTrie<T> of(Collection<T> entries, Function<T, CidrBlock> prefix) {
    var trie = new PrefixTrie<T>();
    entries.forEach(entry -> trie.put(prefix.apply(entry), entry));
    return trie;
  }

  private void put(CidrBlock prefix, T value) {
    var node = roots.computeIfAbsent(prefix.family(), _ -> new Node<>());
    for (int i = 0; i < prefix.prefixLength(); i++) {
      node = node.grow(prefix.network().bit(i));
    }
    var values = new ArrayList<>(node.values);
    values.add(value);
    node.values = List.copyOf(values);
  }

  /** An entry with the longest prefix that holds the address. */
  Optional<T> longest(IpAddress address) {
    return matches(address).stream().findFirst();
  }

  /** All entries whose prefix holds the address, the longest first, equal ones as they came. */
  List<T> matches(IpAddress address) {
    var found = new ArrayList<List<T>>();
    var node = roots.get(address.family());
    for (int depth = 0; node != null; depth++) {
      if (!node.values.isEmpty()) {
        found.addFirst(node.values);
      }
      node = depth < address.family().bits() ? node.child(address.bit(depth)) : null;
    }
    return found.stream().flatMap(List::stream).toList();
  }
}
