import ArchitectureGraph
import Testing

@Suite("Kind")
struct KindTests {
  @Test(
    "the collection of a kind is called by its plural",
    arguments: [
      (Kind.natGateway, "natGateways"), (.registry, "registries"), (.key, "keys"),
      (.ingress, "ingresses"), (.networkPolicy, "networkPolicies"),
    ])
  func collectionName(kind: Kind, name: String) {
    #expect(kind.collectionName == name)
  }
}
