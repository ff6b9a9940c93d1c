extension Requests {
  /// The sum as a share of requests that fail, or as their rate.
  static func scaled(_ sum: Linear) throws(NotUnderstood) -> Scaled? {
    var byClass = [Double](repeating: 0, count: 6)
    for (atom, factor) in sum.factors {
      for status in atom.requests?.classes ?? [] { byClass[status] += factor }
    }
    let (success, added) = (byClass[2], sum.factors[.one] ?? 0)
    let failing = (1...5).filter { byClass[$0] != success }
    if failing.isEmpty {
      return Scaled(signal: .requestRate, factor: success, added: added)
    }
    // So many failing requests a second are no share.
    guard added == 0 else { return nil }
    _ = try sum.common("requests of different metrics") { $0.requests?.metric }
    _ = try sum.common("requests of different series") { $0.requests?.origin }
    _ = try sum.common("requests over different windows") { $0.requests?.window }
    let labels = try sum.common("requests that are summed by different labels") {
      $0.requests.map { $0.labels ?? "?" }
    }
    guard labels != "?" else {
      throw NotUnderstood("divides the requests of each status by themselves")
    }
    let factors = Set(failing.map { byClass[$0] })
    guard let factor = factors.first, factors.count == 1 else {
      throw NotUnderstood("weighs classes of status differently")
    }
    let signal: Signal =
      switch failing {
      case [5]: .errorRatio
      case [4]: .clientErrorRatio
      case [4, 5], [1, 3, 4, 5], [3, 4, 5]: .allErrorRatio
      default: .other
      }
    return Scaled(signal: signal, factor: factor - success, added: success)
  }
}

extension Latency {
  /// The sum as a quantile in seconds.
  static func scaled(_ sum: Linear) throws(NotUnderstood) -> Scaled? {
    let quantile = try sum.common("different quantiles") { $0.latency?.quantile }
    let latencies = sum.factors.filter { $0.key.latency != nil }
    guard let (_, factor) = latencies.first, latencies.count == 1 else {
      throw NotUnderstood("compares durations with each other")
    }
    return Scaled(
      signal: .latency, factor: factor, added: sum.factors[.one] ?? 0, quantile: quantile)
  }
}

/// Connections to databases, and the pools that they are kept in.
enum Connections {
  private static let used: Set<String> = [
    "pg_stat_activity_count", "pg_stat_database_numbackends",
    "mysql_global_status_threads_connected", "hikaricp_connections_active",
    "hikaricp_connections", "pgbouncer_pools_client_active_connections",
    "pgbouncer_pools_server_active_connections", "db_client_connections_usage",
    "db_client_connection_count", "jdbc_connections_active", "r2dbc_pool_acquired_connections",
    "go_sql_in_use_connections", "go_sql_open_connections", "redis_connected_clients",
    "aws_rds_database_connections_average", "aws_rds_database_connections_maximum",
    "aws_rds_database_connections_sum",
  ]
  private static let most: Set<String> = [
    "pg_settings_max_connections", "mysql_global_variables_max_connections",
    "hikaricp_connections_max", "pgbouncer_databases_max_connections",
    "pgbouncer_config_max_client_connections", "db_client_connections_max",
    "db_client_connection_max", "jdbc_connections_max", "r2dbc_pool_max_allocated_connections",
    "go_sql_max_open_connections", "redis_config_maxclients",
  ]
  private static let waiting: Set<String> = [
    "hikaricp_connections_pending", "pgbouncer_pools_client_waiting_connections",
    "db_client_connections_pending_requests", "db_client_connection_pending_requests",
    "r2dbc_pool_pending_connections",
  ]
  static let all = used.union(most).union(waiting)

  /// The sum as a share of the connections that may be open, or as a number of them.
  static func scaled(_ sum: Linear) -> Scaled? {
    let gauges = sum.factors.compactMap { atom, factor in
      atom.gauge.map { (metric: $0.metric, factor: factor) }
    }
    let added = sum.factors[.one] ?? 0
    switch gauges.count {
    case 1:
      let isWaiting = waiting.contains(gauges[0].metric)
      guard isWaiting || used.contains(gauges[0].metric) else { return nil }
      return Scaled(
        signal: isWaiting ? .connectionsWaiting : .connectionCount, factor: gauges[0].factor,
        added: added)
    case 2 where added == 0:
      guard let open = gauges.first(where: { used.contains($0.metric) }),
        let limit = gauges.first(where: { most.contains($0.metric) })
      else { return nil }
      return Scaled(signal: .connections, factor: open.factor, added: limit.factor)
    default: return nil
    }
  }
}
