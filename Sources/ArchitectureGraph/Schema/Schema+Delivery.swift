extension Schema {
  static let deliveryKinds: [(Kind, [Field])] = [
    (.workflow, workflowFields), (.job, jobFields + stepFields), (.action, stepFields),
    (.application, applicationFields), (.applicationProject, projectFields),
    (.workload, releaseFields),
  ]

  private static let workflowFields: [Field] = [
    .field("triggers", .list(.string), "the events that start it: `push`, `pull_request_target` …"),
    .field("isForReleases", .bool, "a tag or a release starts it"),
    .field(
      "freeInputs", .list(.string), "the inputs of a start by hand that take any text"),
    .field("declaresPermissions", .bool, "it says what its token may"),
    .optional("permissions", .map(.string), "what it says: scopes with `read`, `write` or `none`"),
    .optional("permissionsPlace", .place, "where it says so, or should"),
    .optional("concurrencyGroup", .string, "runs of one group do not overlap"),
    .optional("cancelsInProgress", .string, "whether a new run ends the one before, as written"),
    .sources("jobs", .placedIn, .job, "its jobs"),
    .field(
      "secretUses", .list(.record(.workflowSecret)), "the secrets that its own variables hold"),
    .field(
      "clusterAccesses", .list(.record(.clusterAccess)),
      "the ways into a cluster that its own variables are"),
  ]

  private static let jobFields: [Field] = [
    .target("workflow", .placedIn, .workflow, "the workflow it is a part of"),
    .field("declaresPermissions", .bool, "it says itself what its token may"),
    .field(
      "permissions", .map(.string),
      "what its token may: scopes with `read`, `write` or `none`, `*` for all; what is not listed is "
        + "`none`; not known where neither it nor its workflow says so, since the repository decides"
    ),
    .optional("permissionsPlace", .place, "where that is said, or should be"),
    .field("needs", .list(.string), "the jobs that come before it"),
    .field("runnerLabels", .list(.string), "the labels of the runner it asks for"),
    .field("isSelfHosted", .bool, "it asks for a runner of one's own, by the label `self-hosted`"),
    .optional(
      "deploymentEnvironment", .string, "the environment whose rules and secrets hold for it"),
    .optional("timeoutMinutes", .int, "after how many minutes it is ended"),
    .optional("concurrencyGroup", .string, "runs of one group do not overlap"),
    .optional("cancelsInProgress", .string, "whether a new run ends the one before, as written"),
    .optional("call", .record(.actionReference), "the workflow that it calls instead of steps"),
    .field("inheritsSecrets", .bool, "the workflow that it calls gets all secrets"),
    .optional("inheritancePlace", .place, "where it says so"),
    .target("calledWorkflow", .uses, .workflow, "the workflow that it calls, if that is here"),
    .target("role", .assumes, .role, "the AWS role that it logs in as, where that is written out"),
  ]

  private static let stepFields: [Field] = [
    .field("steps", .list(.record(.step)), "its steps, in order"),
    .field(
      "actions", .list(.record(.actionReference)), "what it and its steps use, in order"),
    .field("secretUses", .list(.record(.workflowSecret)), "the secrets that it reads, and where"),
    .field("conditions", .list(.record(.condition)), "its own `if` and its steps'"),
    .field("images", .list(.record(.jobImage)), "the images that it and its steps run in"),
    .field("imagePushes", .list(.record(.imagePush)), "the images that its steps push"),
    .field(
      "clusterAccesses", .list(.record(.clusterAccess)),
      "the ways in which it reaches a Kubernetes cluster other than one that it makes for itself; "
        + "open where a script or workflow that it runs is not in the inputs"),
  ]

  private static let applicationFields: [Field] = [
    .field("project", .string, "the Argo CD project it belongs to"),
    .target("ownProject", .placedIn, .applicationProject, "that project, if it is here"),
    .field("automatedSync", .bool, "changes are applied without anybody's hand"),
    .field("selfHeal", .bool, "changes by hand are undone"),
    .field("prune", .bool, "what is no longer declared is removed"),
    .field("allowsEmpty", .bool, "all of it is removed where nothing is declared any more"),
    .field(
      "retryLimit", .int,
      "how often a sync that failed is tried again; below 0 without end; 5 where unsaid under "
        + "automated sync"),
    .field("revisionHistoryLimit", .int, "how many former syncs are kept; 10 where unsaid"),
    .field("syncOptions", .list(.string), "`RespectIgnoreDifferences=true` …"),
    .field("sources", .list(.record(.applicationSource)), "where its objects come from"),
    .optional("destination", .record(.applicationDestination), "where they go"),
    .field(
      "ignoredDifferences", .list(.record(.ignoredDifference)),
      "what of its objects may differ from what is declared"),
    .targets(
      "workloads", .deploys, .workload, "the workloads at its paths, if this is its repository"),
    .field(
      "targetRevisions", .list(.string), "the branch, tag or commit of each source; `HEAD`"),
    .optional("syncPolicyPlace", .place, "where its sync policy is declared, or should be"),
    .optional("projectPlace", .place, "where its project is declared, or should be"),
    .optional("historyPlace", .place, "where its history's limit is declared"),
  ]

  private static let projectFields: [Field] = [
    .field("sourceRepositories", .list(.string), "where its applications may come from, as globs"),
    .field(
      "destinations", .list(.record(.applicationDestination)), "where they may go, as globs"),
    .field(
      "allowsAllClusterObjects", .bool, "objects of every kind outside of namespaces are allowed"),
    .sources("applications", .placedIn, .application, "the applications that belong to it"),
  ]

  private static let releaseFields: [Field] = [
    .field("canarySteps", .list(.record(.canaryStep)), "how a Rollout's canary goes on, in order"),
    .field(
      "analyses", .list(.record(.analysis)), "what judges a Rollout's or Canary's new version"),
    .sources(
      "applications", .deploys, .application, "the applications whose path holds its manifest"),
  ]

  static let deliveryRecords: [(RecordType, [Field])] =
    [
      (
        .step,
        [
          .field("name", .string, "its name; empty where it has none"),
          .field("id", .string, "its id; empty where it has none"),
          .field("condition", .string, "its `if`, as written"),
          .optional("action", .record(.actionReference), "the action that it uses"),
          .field("inputs", .map(.string), "what the action is given, as written"),
          .field("environment", .map(.string), "the variables around it, its own and its job's"),
          .field("continuesOnError", .bool, "the job goes on if it fails"),
          .field(
            "commands", .list(.record(.command)),
            "the commands of its script, and of the scripts of the repository that it runs; open where "
              + "one of those is not in the inputs"),
          .field(
            "expressions", .list(.record(.expression)),
            "what GitHub puts into its script before that runs"),
        ]
      ),
      (
        .actionReference,
        [
          .field("text", .string, "as it is written"),
          .field("repository", .string, "`actions/checkout`; empty for a local one and an image"),
          .field("path", .string, "the folder or workflow there, the local path, or the image"),
          .field("ref", .string, "the branch, tag or commit; empty where there is none"),
          .field("origin", .string, "`repository`, `local` or `image`"),
          .field(
            "isPinned", .bool, "its ref is a whole commit id or digest, or it is a local one"),
        ]
      ),
      (
        .command,
        [
          .field(
            "name", .string, "what runs, seen through `sudo`, `env`, `xargs` and their like"),
          .field("words", .list(.string), "its arguments, without quotes"),
          .field("isLiteral", .bool, "nothing in its arguments is expanded"),
          .field("isPipedInto", .bool, "it reads what another command writes"),
          .field("writesTo", .list(.string), "the files that its output goes to"),
          .field("script", .string, "the script it stands in; empty for the workflow itself"),
        ]
      ),
      (
        .expression,
        [
          .field("text", .string, "what stands between the braces"),
          .field(
            "trust", .string,
            "who chooses what it comes to: `untrusted` (anybody), `input` (whoever starts it), `trusted`"
          ),
        ]
      ),
      (
        .condition,
        [
          .field("text", .string, "as it is written"),
          .field(
            "isAlwaysTrue", .bool,
            "it is a block with braces, which leaves a text, and texts are true"),
        ]
      ),
      (
        .workflowSecret,
        [
          .field(
            "name", .string, "the secret; empty for all of them, or for one that is worked out"),
          .field(
            "isTakenApart", .bool, "a field of it is taken out, which is not masked in the log"),
        ]
      ),
      (
        .clusterAccess,
        [
          .field("way", .string, "`command`, `action`, `secret`, or `argo-cd` for its server"),
          .field("what", .string, "`kubectl apply`, the action, or the secret"),
          .field("script", .string, "the script it stands in; empty for the workflow itself"),
        ]
      ),
      (
        .imagePush,
        [
          .field("references", .list(.string), "what it is pushed as, as written"),
          .field(
            "hasFixedTag", .bool, "one of its tags is a version, a commit or a digest"),
        ]
      ),
      (
        .jobImage,
        [
          .field("image", .string, "the reference"),
          .field("isPinned", .bool, "it has a digest, or a tag that is not `latest`"),
        ]
      ),
    ] + releaseRecords

  private static let releaseRecords: [(RecordType, [Field])] = [
    (
      .applicationSource,
      [
        .field("repository", .string, "the URL"),
        .field("path", .string, "the folder there; empty where it has none"),
        .field("chart", .string, "the Helm chart; empty where it is none"),
        .field("revision", .string, "the branch, tag, commit or chart version; empty where unsaid"),
        .field(
          "isFixed", .bool, "the revision never moves: a commit, or a chart's whole version"),
      ]
    ),
    (
      .applicationDestination,
      [
        .field("server", .string, "the cluster's URL; empty where it is named"),
        .field("name", .string, "the cluster's name; empty where its URL is given"),
        .field("namespace", .string, "the namespace; empty where unsaid"),
      ]
    ),
    (
      .ignoredDifference,
      [
        .field("group", .string, "the API group; `*` for all"),
        .field("kind", .string, "the kind; `*` for all"),
        .field("name", .string, "the object's name; empty for all"),
        .field("paths", .list(.string), "JSON pointers and jq expressions"),
      ]
    ),
    (
      .canaryStep,
      [
        .field("action", .string, "`setWeight`, `pause`, `analysis`, `experiment` …"),
        .optional("weight", .int, "the share of the new version, in percent"),
        .field("isIndefinite", .bool, "it waits until somebody says so"),
      ]
    ),
    (
      .analysis,
      [
        .field("template", .string, "the AnalysisTemplate, or the metric of a Canary"),
        .field("isFound", .bool, "it is in the inputs"),
        .field("decides", .bool, "it says when the new version has failed"),
      ]
    ),
  ]
}
