internal import ArchitectureGraph

/// How an SVG looks: colours by meaning, and others where the reader's background is dark.
///
/// Every colour is written out: programs that put pictures into documents know no CSS variables.
struct SVGStyle {
  private let paper, ink, faint, line, card: String
  private let vpc, open, closed, isolated, cluster: String
  private let broken, pale, undecided, traffic: String
  private let way, run, data: String

  /// The style sheet.
  static let text =
    shapes + light.colours + "@media (prefers-color-scheme:dark){\n" + dark.colours + "}\n"

  private static let light = SVGStyle(
    paper: "#fff", ink: "#1f2328", faint: "#59636e", line: "#8c959f", card: "#fff",
    vpc: "#f6f8fa", open: "#e3f3e6", closed: "#e4eefb", isolated: "#efe8fa", cluster: "#f4f6fd",
    broken: "#cf222e", pale: "#ffebe9", undecided: "#9a6700", traffic: "#0550ae",
    way: "#1a7f37", run: "#bc4c00", data: "#8250df")

  private static let dark = SVGStyle(
    paper: "#0d1117", ink: "#e6edf3", faint: "#9198a1", line: "#656c76", card: "#161b22",
    vpc: "#11161d", open: "#12261a", closed: "#111f36", isolated: "#211833", cluster: "#191c33",
    broken: "#ff7b72", pale: "#3d1418", undecided: "#d29922", traffic: "#79c0ff",
    way: "#3fb950", run: "#f0883e", data: "#bc8cff")

  private static let shapes = """

    text{font-family:system-ui,Helvetica,Arial,sans-serif}
    .heading{font-size:12px;font-weight:600}.name{font-size:13px;font-weight:600}
    .caption,.note,.port,.small{font-size:11px}
    .zone>rect{stroke-dasharray:2 4}.external>rect,.unknown>rect{stroke-dasharray:3 3}
    .undecided>rect{stroke-width:1.5;stroke-dasharray:6 4}.broken>rect{stroke-width:2}
    polyline{fill:none;stroke-width:1.5}.route>polyline{stroke-width:1}.broken>polyline{stroke-width:2}
    .undecided>polyline{stroke-dasharray:6 4}

    """

  /// The rules that give colours.
  private var colours: String {
    """
    text{fill:\(ink)}.caption,.note{fill:\(faint)}.port{fill:\(traffic)}.paper{fill:\(paper)}
    .box>rect{fill:\(vpc);stroke:\(line)}.public>rect{fill:\(open)}.private>rect{fill:\(closed)}
    .isolated>rect{fill:\(isolated)}.cluster>rect{fill:\(cluster)}.zone>rect{fill:none}
    .subnet>rect,.namespace>rect,.group>rect{fill:\(paper)}
    .item>rect{fill:\(card);stroke:\(line)}
    .undecided>rect{stroke:\(undecided)}.broken>rect{stroke:\(broken)}.item.broken>rect{fill:\(pale)}
    .item>.stripe{stroke:none;fill:\(line)}.item>.way{fill:\(way)}.item>.run{fill:\(run)}
    .item>.data{fill:\(data)}.item.broken>.stripe{fill:\(broken)}
    .broken>.note,.broken>.heading,.port.broken{fill:\(broken)}
    .undecided>.note,.undecided>.heading,.port.undecided{fill:\(undecided)}
    circle{fill:\(faint)}polyline{stroke:\(traffic)}polygon{fill:\(traffic)}
    .route>polyline{stroke:\(line)}.route>polygon{fill:\(line)}
    .undecided>polyline{stroke:\(undecided)}.undecided>polygon{fill:\(undecided)}
    .broken>polyline{stroke:\(broken)}.broken>polygon{fill:\(broken)}

    """
  }
}

extension Kind {
  /// What sort of thing the kind is, as its colour says: a way in, what runs, what keeps data.
  var family: String {
    switch self {
    case .internet, .loadBalancer, .webACL, .cdn, .api, .internetGateway, .natGateway, .ingress,
      .gateway, .virtualService, .service, .egressOnlyGateway, .transitGateway, .peering,
      .vpcEndpoint, .dnsRecord:
      "way"
    case .instance, .autoscalingGroup, .nodeGroup, .nodePool, .workload, .function,
      .containerService, .kubernetesCluster:
      "run"
    case .database, .cache, .bucket, .queue, .topic, .volume, .fileSystem, .registry: "data"
    default: "rest"
    }
  }
}
