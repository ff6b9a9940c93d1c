/// Whether `bytes` hold Go-template actions (`{{ … }}`), as the files of a Helm chart do.
///
/// Such a file is no YAML until Helm has rendered it. GitHub's `${{ … }}` does not count, nor does
/// what Prometheus fills in when an alert fires (`{{ $labels.pod }}`). Other braces in a string of a
/// plain YAML file count too, so ask only about what could not be parsed.
/// - Complexity: O(bytes).
package func looksTemplated(_ bytes: [UInt8]) -> Bool {
  let open = UInt8(ascii: "{")
  let close = UInt8(ascii: "}")
  var isOpen = false
  for index in bytes.indices.dropFirst() {
    if bytes[index] == open, bytes[index - 1] == open {
      let isExpression = index >= 2 && bytes[index - 2] == UInt8(ascii: "$")
      isOpen = isOpen || !isExpression && !isOfAlert(bytes[(index + 1)...])
    } else if isOpen, bytes[index] == close, bytes[index - 1] == close {
      return true
    }
  }
  return false
}

/// Whether an action begins with what an alert has when it fires.
private func isOfAlert(_ action: ArraySlice<UInt8>) -> Bool {
  let text = action.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }
  let variables: [String] = ["$labels", "$value", "$externalLabels", "$externalURL"]
  return variables.contains { text.starts(with: $0.utf8) }
}
