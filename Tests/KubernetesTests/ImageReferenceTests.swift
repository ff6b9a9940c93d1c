import Testing

@testable import Kubernetes

@Suite("Image references")
struct ImageReferenceTests {
  struct Case: CustomTestStringConvertible {
    let text: String
    var registry = "docker.io"
    let repository: String
    var tag = ""
    var digest = ""
    let isPinned: Bool
    var testDescription: String { text }
  }

  private static let digest = "sha256:" + String(repeating: "0123456789abcdef", count: 4)

  @Test(
    "come apart at the colon after the last slash",
    arguments: [
      Case(text: "nginx", repository: "nginx", isPinned: false),
      Case(text: "nginx:latest", repository: "nginx", tag: "latest", isPinned: false),
      Case(text: "nginx:1.27", repository: "nginx", tag: "1.27", isPinned: true),
      Case(text: "shop/cart:v1", repository: "shop/cart", tag: "v1", isPinned: true),
      Case(
        text: "registry:5000/app", registry: "registry:5000", repository: "app", isPinned: false),
      Case(
        text: "registry:5000/shop/app:1", registry: "registry:5000", repository: "shop/app",
        tag: "1", isPinned: true),
      Case(
        text: "localhost/app:1", registry: "localhost", repository: "app", tag: "1", isPinned: true),
      Case(
        text: "quay.io/shop/app@" + digest, registry: "quay.io", repository: "shop/app",
        digest: digest, isPinned: true),
      Case(
        text: "app:latest@" + digest, repository: "app", tag: "latest", digest: digest,
        isPinned: true),
      Case(text: "app@sha256:abc", repository: "app", isPinned: false),
      Case(text: "app@" + digest.uppercased(), repository: "app", isPinned: false),
      Case(
        text: "app@sha256:" + String(repeating: "A", count: 64), repository: "app", isPinned: false),
      Case(text: "app:", repository: "app", isPinned: false),
      Case(text: "", registry: "", repository: "", isPinned: false),
    ])
  func parts(_ expected: Case) {
    let image = ImageReference(expected.text)
    #expect(image.registry == expected.registry)
    #expect(image.repository == expected.repository)
    #expect(image.tag == expected.tag)
    #expect(image.digest == expected.digest)
    #expect(image.isPinned == expected.isPinned)
  }

  @Test(
    "with something to fill in are not judged",
    arguments: ["app:${VERSION}", "app:$(TAG)", "{{ .Values.image }}"])
  func templates(_ text: String) {
    #expect(ImageReference.isTemplated(text))
    #expect(!ImageReference.isTemplated("app:1.0"))
  }
}
