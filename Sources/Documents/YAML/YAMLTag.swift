internal import CLibYAML

/// What a tag says about the scalar it stands at.
enum YAMLTag {
  /// No tag.
  case none
  /// `!!str`, `!` or one that archlint does not know: the text as it is.
  case string
  /// `!!int`, `!!bool`, `!!null`: to be resolved, quoted or not.
  case resolved
  /// `!!float`.
  case float
  /// `!!binary`: base64.
  case binary

  init(_ tag: UnsafeMutablePointer<yaml_char_t>?) {
    guard let tag else {
      self = .none
      return
    }
    switch String(cString: tag) {
    case "tag:yaml.org,2002:int", "tag:yaml.org,2002:bool", "tag:yaml.org,2002:null":
      self = .resolved
    case "tag:yaml.org,2002:float": self = .float
    case "tag:yaml.org,2002:binary": self = .binary
    default: self = .string
    }
  }
}
