import Diagnostics
import Policies
import Testing

@Suite("A listing of a resource's fields")
struct ResourceListingTests {
  private func lines(_ written: String) throws -> [String] {
    let listing = try ResourceTypes().listing(of: written).get()
    return ["\(listing.title):"]
      + listing.fields.map { field in
        ["\(field.name) \(field.type)", field.hasFields ? "{…}" : nil, field.versions]
          .compactMap(\.self).joined(separator: " ")
      } + (listing.isOpen ? ["…"] : [])
  }

  @Test("is of a type, or of a part that fields lead to, through lists and maps")
  func parts() throws {
    #expect(
      try lines("apps/v1/Deployment") == [
        "apps/v1/Deployment:", "apiVersion string", "kind string", "metadata ObjectMeta {…}",
        "spec DeploymentSpec {…}", "status DeploymentStatus {…}",
      ])
    #expect(
      try lines("apps/v1/Deployment.spec.template.spec.containers.env") == [
        "spec.template.spec.containers.env of apps/v1/Deployment:", "name string", "value string",
        "valueFrom EnvVarSource {…}",
      ])
    #expect(
      try lines("aws_db_instance.blue_green_update") == [
        "blue_green_update of aws_db_instance:", "enabled bool",
      ])
    #expect(try lines("aws_db_instance").contains("blue_green_update list(object) {…}"))
    #expect(try lines("argoproj.io/v1alpha1/Rollout.spec").contains("replicas int"))
  }

  @Test("says which versions have a field that not all have")
  func versions() throws {
    let lines = try lines("apps/v1/Deployment.spec.template.spec")
    #expect(lines.contains("hostNetwork bool"))
    #expect(lines.contains { $0.contains("since 1.") })
  }

  @Test(
    "says what is wrong with what was asked for",
    arguments: [
      ("aws_db_instnace", "no type is called 'aws_db_instnace'; did you mean 'aws_db_instance'?"),
      (
        "aws_db_instance.timeout",
        "aws_db_instance has no attribute 'timeout'; did you mean 'timeouts'?"
      ),
      (
        "apps/v1/Deployment.spec.templat",
        "spec has no field 'templat'; did you mean 'template'?"
      ),
      ("aws_db_instance.port", "'port' is a number, which has no fields to list"),
      (
        "apps/*/Deployment", "'apps/*/Deployment' means several types; one of apps/v1/Deployment"
      ),
      (
        "example.com/v1/Widget",
        "the fields of example.com/v1/Widget are not known: archlint has no schema of it; "
          + "put its CustomResourceDefinition beside the policies"
      ),
    ])
  func mistakes(_ written: String, _ message: String) {
    guard case .failure(let mistake) = ResourceTypes().listing(of: written) else {
      Issue.record("nothing is wrong with it")
      return
    }
    #expect([mistake.message, mistake.help].compactMap(\.self).joined(separator: "; ") == message)
  }
}
