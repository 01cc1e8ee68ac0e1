package dev.landbridge.routing.table;

import dev.landbridge.platform.web.ProblemMapping;
import dev.landbridge.routing.table.RouteTableRejection.BatchItemFailed;
import dev.landbridge.routing.table.RouteTableRejection.DestinationConflictsWithOwnCidr;
import dev.landbridge.routing.table.RouteTableRejection.DestinationOutsidePeerCidr;
import dev.landbridge.routing.table.RouteTableRejection.EqualCostLimitExceeded;
import dev.landbridge.routing.table.RouteTableRejection.EqualCostNotAllowed;
import dev.landbridge.routing.table.RouteTableRejection.EqualCostWithLearnedRoute;
import dev.landbridge.routing.table.RouteTableRejection.EqualCostWithUserRoute;
import dev.landbridge.routing.table.RouteTableRejection.LocalRouteImmutable;
import dev.landbridge.routing.table.RouteTableRejection.MainRouteTable;
import dev.landbridge.routing.table.RouteTableRejection.NextHopEnded;
import dev.landbridge.routing.table.RouteTableRejection.NextHopInvalid;
import dev.landbridge.routing.table.RouteTableRejection.NoSuchNextHop;
import dev.landbridge.routing.table.RouteTableRejection.NoSuchRoute;
import dev.landbridge.routing.table.RouteTableRejection.NoSuchRouteTable;
import dev.landbridge.routing.table.RouteTableRejection.PrimaryBackupNotOffered;
import dev.landbridge.routing.table.RouteTableRejection.RouteAlreadyExists;
import dev.landbridge.routing.table.RouteTableRejection.RouteIsPublished;
import dev.landbridge.routing.table.RouteTableRejection.RouteNotPublishable;
import dev.landbridge.routing.table.RouteTableRejection.RouteQuotaExceeded;
import dev.landbridge.routing.table.RouteTableRejection.RouteTableInUse;
import dev.landbridge.routing.table.RouteTableRejection.RouteTableQuotaExceeded;
import dev.landbridge.routing.table.RouteTableRejection.RoutesNotCopied;
import dev.landbridge.routing.table.RouteTableRejection.SubnetNotInVpc;
import dev.landbridge.routing.table.RouteTableRejection.SystemRoute;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The status of each rejection. */
@Component
class RouteTableProblems implements ProblemMapping<RouteTableRejection> {

  @Override
  public Class<RouteTableRejection> rejections() {
    return RouteTableRejection.class;
  }

  @Override
  public HttpStatus status(RouteTableRejection rejection) {
    return switch (rejection) {
      case NoSuchRouteTable _, NoSuchRoute _ -> HttpStatus.NOT_FOUND;
      case RouteTableQuotaExceeded _,
          RouteQuotaExceeded _,
          MainRouteTable _,
          RouteTableInUse _,
          NextHopEnded _,
          DestinationConflictsWithOwnCidr _,
          RouteAlreadyExists _,
          EqualCostNotAllowed _,
          EqualCostWithLearnedRoute _,
          EqualCostWithUserRoute _,
          EqualCostLimitExceeded _,
          PrimaryBackupNotOffered _,
          SystemRoute _,
          RouteIsPublished _,
          RouteNotPublishable _,
          RoutesNotCopied _,
          LocalRouteImmutable _ ->
          HttpStatus.CONFLICT;
      case NoSuchNextHop _, NextHopInvalid _, DestinationOutsidePeerCidr _, SubnetNotInVpc _ ->
          HttpStatus.UNPROCESSABLE_CONTENT;
      case BatchItemFailed(_, var reason) -> status(reason);
    };
  }
}
