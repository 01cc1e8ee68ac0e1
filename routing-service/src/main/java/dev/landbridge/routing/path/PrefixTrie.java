package dev.landbridge.routing.path;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.net.IpFamily;
import java.util.ArrayList;
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
    private @Nullable T value;

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

  /** Of several entries with one prefix the last counts. */
  static <T> PrefixTrie<T> of(List<T> entries, Function<T, CidrBlock> prefix) {
    var trie = new PrefixTrie<T>();
    entries.forEach(entry -> trie.put(prefix.apply(entry), entry));
    return trie;
  }

  private void put(CidrBlock prefix, T value) {
    var node = roots.computeIfAbsent(prefix.family(), _ -> new Node<>());
    for (int i = 0; i < prefix.prefixLength(); i++) {
      node = node.grow(prefix.network().bit(i));
    }
    node.value = value;
  }

  /** The entry with the longest prefix that holds the address. */
  Optional<T> longest(IpAddress address) {
    var matches = matches(address);
    return matches.isEmpty() ? Optional.empty() : Optional.of(matches.getFirst());
  }

  /** All entries whose prefix holds the address, the longest first. */
  List<T> matches(IpAddress address) {
    var found = new ArrayList<T>();
    var node = roots.get(address.family());
    for (int depth = 0; node != null; depth++) {
      if (node.value != null) {
        found.addFirst(node.value);
      }
      node = depth < address.family().bits() ? node.child(address.bit(depth)) : null;
    }
    return found;
  }
}
