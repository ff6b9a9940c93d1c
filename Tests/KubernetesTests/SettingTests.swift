import ArchitectureGraph
import Testing

@testable import Kubernetes

@Suite("Settings")
struct SettingTests {
  @Test(
    "say by their names how big a pool is",
    arguments: [
      "DB_POOL_SIZE", "DATABASE_POOL", "HIKARI_MAXIMUM_POOL_SIZE", "POOL_SIZE",
      "spring.datasource.hikari.maximum-pool-size", "SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE",
      "--db.max-open-conns", "PG_MAX_CONNECTIONS", "dbMaxPoolSize", "PRISMA_CONNECTION_LIMIT",
    ])
  func pools(_ name: String) {
    #expect(SettingName(name).isOfPoolSize)
  }

  @Test(
    "that bound something else are no pools",
    arguments: [
      "DB_POOL_MIN", "DB_MAX_IDLE_CONNS", "REDIS_POOL_SIZE", "HTTP_MAX_CONNECTIONS", "DB_HOST",
      "DB_POOL_TIMEOUT", "THREAD_POOL_SIZE", "DB_CONN_MAX_LIFETIME", "", "WORKER_POOL",
    ])
  func others(_ name: String) {
    #expect(!SettingName(name).isOfPoolSize)
  }

  @Test(
    "name hosts in URLs, lists and the forms of drivers",
    arguments: [
      ("postgres://u:p@db.example.com:5432/shop?a=b", ["db.example.com"]),
      ("jdbc:mysql://DB.example.com:3306,b.example.com/x", ["db.example.com", "b.example.com"]),
      ("user:pw@tcp(db.example.com:3306)/shop", ["db.example.com"]),
      ("host=db.example.com port=5432 dbname=shop", ["db.example.com"]),
      ("db.example.com:5432", ["db.example.com"]), ("10.0.0.7", ["10.0.0.7"]), ("", []),
      ("not a host", []), ("https://", []),
    ])
  func hosts(_ text: String, _ hosts: [String]) {
    #expect(HostText.hosts(in: text) == hosts)
  }

  struct Endpoint: CustomTestStringConvertible {
    let host: String
    let role: String
    let name: String
    var testDescription: String { host }
  }

  @Test(
    "name the things of AWS that have an endpoint",
    arguments: [
      Endpoint(host: "shop.c1.ap-northeast-2.rds.amazonaws.com", role: "instance", name: "shop"),
      Endpoint(
        host: "shop.cluster-c1.ap-northeast-2.rds.amazonaws.com", role: "cluster", name: "shop"),
      Endpoint(
        host: "shop.cluster-ro-c1.ap-northeast-2.rds.amazonaws.com", role: "reader", name: "shop"),
      Endpoint(
        host: "all.cluster-custom-c1.ap-northeast-2.rds.amazonaws.com", role: "custom",
        name: "all"),
      Endpoint(host: "shop.proxy-c1.ap-northeast-2.rds.amazonaws.com", role: "proxy", name: "shop"),
      Endpoint(
        host: "shop.c1.cn-north-1.rds.amazonaws.com.cn", role: "instance", name: "shop"),
      Endpoint(host: "master.carts.k2.apn2.cache.amazonaws.com", role: "primary", name: "carts"),
      Endpoint(host: "replica.carts.k2.apn2.cache.amazonaws.com", role: "reader", name: "carts"),
      Endpoint(
        host: "clustercfg.carts.k2.apn2.cache.amazonaws.com", role: "configuration", name: "carts"),
      Endpoint(host: "carts.k2.ng.0001.apn2.cache.amazonaws.com", role: "primary", name: "carts"),
      Endpoint(host: "carts-ro.k2.ng.0001.apn2.cache.amazonaws.com", role: "reader", name: "carts"),
      Endpoint(host: "carts-001.k2.0001.apn2.cache.amazonaws.com", role: "node", name: "carts"),
      Endpoint(host: "carts-001.carts.k2.apn2.cache.amazonaws.com", role: "node", name: "carts"),
      Endpoint(
        host: "carts-0002-001.k2.0001.apn2.cache.amazonaws.com", role: "node", name: "carts"),
      Endpoint(host: "carts.k2.cfg.apn2.cache.amazonaws.com", role: "configuration", name: "carts"),
    ])
  func endpoints(_ expected: Endpoint) throws {
    let endpoint = try #require(AWSEndpoint(expected.host))
    #expect(endpoint.role == expected.role)
    #expect(endpoint.name.value == expected.name)
  }

  @Test(
    "name nothing of the kind otherwise",
    arguments: [
      "", "amazonaws.com", "rds.amazonaws.com", "db.example.com", "s3.ap-northeast-2.amazonaws.com",
      "a.b.c.d.e.example.com", "x.y.z.logs.amazonaws.com", "..rds.amazonaws.com",
    ])
  func noEndpoint(_ host: String) {
    #expect(AWSEndpoint(host) == nil)
  }

  @Test(
    "of any size come to a number of connections",
    arguments: [
      "{name: DB_POOL_SIZE, value: '9223372036854775807'}, "
        + "{name: DB_MAX_OVERFLOW, value: '9223372036854775807'}",
      "{name: DATABASE_URL, value: 'postgres://db/shop?pool=9223372036854775807'}, "
        + "{name: DB_MAX_OVERFLOW, value: '9223372036854775807'}",
    ])
  func greatSizes(_ variables: String) throws {
    let cluster = Cluster(
      "{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: a, image: a, "
        + "env: [\(variables)]}]}}")
    let pod = try #require(cluster.node("Pod/a"))
    #expect(cluster.graph.fact(pod, "connectionPool") == .int(2_000_000))
  }

  @Test("that double each other end, and are not known")
  func doubling() {
    let variables = (1...60).map { "{name: A\($0), value: $(A\($0 - 1))$(A\($0 - 1))}" }
    let manifest =
      "{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: a, image: a, "
      + "env: [{name: A0, value: db.example.com}, \(variables.joined(separator: ", ")), "
      + "{name: DATABASE_HOST, value: $(A60)}, {name: B, value: \"$(\"}]}]}}"
    let cluster = Cluster(manifest)
    guard let pod = cluster.node("Pod/a"),
      case .list(let known, let rest)? = cluster.graph.fact(pod, "dataEndpoints")
    else {
      Issue.record("the pod has no endpoints")
      return
    }
    #expect(known.isEmpty)
    #expect(rest.map(\.attribute) == ["env.DATABASE_HOST"])
  }
}
