import Diagnostics
import Foundation
import Linting
import Verdicts

/// A folder of its own, with files that a test writes; gone when the test is over.
final class Folder {
  let url: URL

  init(_ files: [String: String] = [:]) throws {
    url = FileManager.default.temporaryDirectory.appending(path: "archlint-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files { try write(Data(text.utf8), to: name) }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path(percentEncoded: false) }

  func write(_ data: Data, to name: String) throws {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  /// Scans `names`, or the folder as a whole.
  func scan(
    _ names: String..., configuration: String? = nil, today: String = "2026-01-01"
  ) -> Report {
    var options = Linter.Options()
    options.paths = names.isEmpty ? [url.path(percentEncoded: false)] : names.map { path($0) }
    options.today = today
    if let configuration {
      options.configuration =
        Configuration.read(Array(configuration.utf8), path: ".archlint.yaml").configuration
    }
    return Linter(options).lint()
  }
}

/// A Deployment whose image is not pinned, and what comes with it.
func deployment(comment: String = "", annotations: String = "", imageComment: String = "") -> String
{
  """
  \(comment)apiVersion: apps/v1
  kind: Deployment
  metadata:
    name: web
    annotations: {\(annotations)}
  spec:
    selector: {matchLabels: {app: web}}
    template:
      metadata: {labels: {app: web}}
      spec:
        securityContext: {runAsNonRoot: true}
        containers:
          - name: web
            image: web:latest\(imageComment)
            livenessProbe: {tcpSocket: {port: 80}}
            resources: {requests: {cpu: 10m, memory: 10Mi}}

  """
}
