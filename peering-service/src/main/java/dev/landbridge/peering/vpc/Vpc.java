package dev.landbridge.peering.vpc;

import dev.landbridge.events.Tags;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What a VPC can be. */
sealed interface Vpc {

  /** Nothing was created yet. */
  record None() implements Vpc {}

  /** It was there and is not any more. */
  record Deleted(AccountId owner) implements Vpc {}

  /** A part of the VPC. */
  record Subnet(SubnetId id, String name, CidrBlock cidrBlock, Tags tags, Instant createdAt) {
    Subnet renamed(String newName) {
      return new Subnet(id, newName, cidrBlock, tags, createdAt);
    }

    Subnet tagged(Tags newTags) {
      return new Subnet(id, name, cidrBlock, newTags, createdAt);
    }
  }

  /** It is there. */
  record Existing(
      VpcId id,
      AccountId owner,
      Region region,
      String name,
      CidrBlock cidrBlock,
      List<CidrBlock> secondaryCidrBlocks,
      Tags tags,
      List<Subnet> subnets,
      Instant createdAt)
      implements Vpc {
    public Existing {
      secondaryCidrBlocks = List.copyOf(secondaryCidrBlocks);
      subnets = List.copyOf(subnets);
    }

    Stream<CidrBlock> blocks() {
      return Stream.concat(Stream.of(cidrBlock), secondaryCidrBlocks.stream());
    }

    Optional<CidrBlock> conflictWith(CidrBlock block) {
      return blocks().filter(block::overlaps).findFirst();
    }

    Optional<Subnet> subnet(SubnetId subnetId) {
      return subnets.stream().filter(subnet -> subnet.id().equals(subnetId)).findFirst();
    }

    Optional<Subnet> subnetIn(CidrBlock block) {
      return first(subnet -> subnet.cidrBlock().overlaps(block));
    }

    private Optional<Subnet> first(Predicate<Subnet> wanted) {
      return subnets.stream().filter(wanted).findFirst();
    }

    Existing renamed(String newName) {
      return new Existing(
          id, owner, region, newName, cidrBlock, secondaryCidrBlocks, tags, subnets, createdAt);
    }

    Existing tagged(Tags newTags) {
      return new Existing(
          id, owner, region, name, cidrBlock, secondaryCidrBlocks, newTags, subnets, createdAt);
    }

    Existing with(CidrBlock block) {
      var blocks = Stream.concat(secondaryCidrBlocks.stream(), Stream.of(block)).toList();
      return new Existing(id, owner, region, name, cidrBlock, blocks, tags, subnets, createdAt);
    }

    Existing without(CidrBlock block) {
      var blocks = secondaryCidrBlocks.stream().filter(other -> !other.equals(block)).toList();
      return new Existing(id, owner, region, name, cidrBlock, blocks, tags, subnets, createdAt);
    }

    Existing with(Subnet subnet) {
      return subnets(Stream.concat(subnets.stream(), Stream.of(subnet)).toList());
    }

    Existing without(SubnetId subnetId) {
      return subnets(subnets.stream().filter(subnet -> !subnet.id().equals(subnetId)).toList());
    }

    Existing change(SubnetId subnetId, UnaryOperator<Subnet> change) {
      return subnets(
          subnets.stream()
              .map(subnet -> subnet.id().equals(subnetId) ? change.apply(subnet) : subnet)
              .toList());
    }

    private Existing subnets(List<Subnet> newSubnets) {
      return new Existing(
          id, owner, region, name, cidrBlock, secondaryCidrBlocks, tags, newSubnets, createdAt);
    }
  }
}
