// How the values of `SARIF` are spelt in JSON; what is nil or empty is left out, where the standard
// lets it be.

extension SARIF.Log {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("$schema", Self.schema)
      json.member("version", Self.version)
      json.member("runs", [run]) { $1.write(to: &$0) }
    }
  }
}

extension SARIF.Run {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("tool") { json in
        json.object { json in json.member("driver") { driver.write(to: &$0) } }
      }
      json.member("automationDetails") { json in
        json.object(.inline) { $0.member("id", automationID) }
      }
      json.member("invocations", [invocation]) { $1.write(to: &$0) }
      json.member("columnKind", "unicodeCodePoints")
      json.member("results", results) { $1.write(to: &$0) }
    }
  }
}

extension SARIF.Driver {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("name", name)
      json.member("version", version)
      json.member("semanticVersion", version)
      if let informationURI { json.member("informationUri", informationURI) }
      json.member("rules", rules) { $1.write(to: &$0) }
    }
  }
}

extension SARIF.Rule {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("id", id)
      json.member("name", name)
      json.member("shortDescription") { $0.text(shortDescription) }
      json.member("fullDescription") { $0.text(fullDescription) }
      json.member("help") { json in
        json.object { json in
          json.member("text", helpText)
          json.member("markdown", helpMarkdown)
        }
      }
      if let helpURI { json.member("helpUri", helpURI) }
      json.member("defaultConfiguration") { json in
        json.object(.inline) { $0.member("level", level.rawValue) }
      }
      json.member("properties") { json in
        json.object { json in
          json.member("tags", tags)
          json.member("precision", precision)
          json.member("security-severity", securitySeverity)
        }
      }
    }
  }
}

extension SARIF.Result {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("ruleId", ruleID)
      json.member("ruleIndex", ruleIndex)
      if kind != .fail { json.member("kind", kind.rawValue) }
      json.member("level", level.rawValue)
      json.member("message") { $0.text(message) }
      json.member("locations", [location]) { $1.write(to: &$0) }
      json.member("partialFingerprints") { json in
        json.object { json in
          for (key, value) in fingerprints { json.member(key, value) }
        }
      }
      if !codeFlows.isEmpty { json.member("codeFlows", codeFlows) { $0.codeFlow($1) } }
      if !relatedLocations.isEmpty {
        json.member("relatedLocations", relatedLocations) { $1.write(to: &$0) }
      }
      if let suppressions { json.member("suppressions", suppressions) { $1.write(to: &$0) } }
    }
  }
}

extension SARIF.Location {
  func write(to json: inout JSONWriter) {
    json.object { json in
      if let id { json.member("id", id) }
      json.member("physicalLocation") { json in
        json.object { json in
          json.member("artifactLocation") { json in
            json.object(.inline) { json in
              json.member("uri", uri)
              json.member("uriBaseId", "%SRCROOT%")
            }
          }
          if let region { json.member("region") { region.write(to: &$0) } }
        }
      }
      if let logicalName {
        json.member("logicalLocations", [logicalName], .inline) { json, name in
          json.object { json in
            json.member("fullyQualifiedName", name)
            json.member("kind", "resource")
          }
        }
      }
      if let message { json.member("message") { $0.text(message) } }
    }
  }
}

extension SARIF.Region {
  func write(to json: inout JSONWriter) {
    json.object(.inline) { json in
      json.member("startLine", startLine)
      json.member("startColumn", startColumn)
      json.member("endLine", endLine)
      json.member("endColumn", endColumn)
    }
  }
}

extension SARIF.Suppression {
  func write(to json: inout JSONWriter) {
    json.object(.inline) { json in
      json.member("kind", kind.rawValue)
      json.member("status", "accepted")
      json.member("justification", justification)
    }
  }
}

extension SARIF.Invocation {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("executionSuccessful", executionSuccessful)
      json.member("toolExecutionNotifications", notifications) { $1.write(to: &$0) }
    }
  }
}

extension SARIF.Notification {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("level", level.rawValue)
      json.member("message") { $0.text(message) }
      if let location { json.member("locations", [location]) { $1.write(to: &$0) } }
    }
  }
}

extension JSONWriter {
  /// Writes a message (3.11) or a multiformat message string (3.12) that is plain text.
  fileprivate mutating func text(_ text: String) {
    object(.inline) { $0.member("text", text) }
  }

  /// Writes a code flow (3.36) of one thread (3.37) that passes `locations`.
  fileprivate mutating func codeFlow(_ locations: [SARIF.Location]) {
    object { json in
      json.member("threadFlows", [locations]) { json, locations in
        json.object { json in
          json.member("locations", locations) { json, location in
            json.object { json in json.member("location") { location.write(to: &$0) } }
          }
        }
      }
    }
  }
}
