import ArchitectureGraph
import Testing

@testable import Kubernetes

@Suite("Access")
struct AccessTests {
  @Test("to EKS is given to roles by a map in the namespace kube-system alone")
  func maps() {
    for (namespace, roles) in [("kube-system", ["nodes", "operators"]), ("shop", [])] {
      let cluster = Cluster(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: aws-auth, namespace: \(namespace)}
        data:
          mapRoles: |
            - rolearn: arn:aws:iam::111122223333:role/nodes
              username: system:node:{{EC2PrivateDNSName}}
            - {rolearn: "arn:aws:iam::111122223333:role/people/operators", groups: [system:masters]}
        """)
      #expect(cluster.targets("ConfigMap/\(namespace)/aws-auth", .targets) == roles)
    }
  }

  @Test("that is malformed gives nobody any")
  func malformed() {
    for text in ["'['", "nobody", "[{rolearn: 7}]", "{rolearn: a}", "null"] {
      let cluster = Cluster(
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: aws-auth, namespace: kube-system}, "
          + "data: {mapRoles: \(text)}}")
      #expect(cluster.targets("ConfigMap/kube-system/aws-auth", .targets) == [])
    }
  }

  @Test("of nodes and accounts is that of a role")
  func roles() {
    let cluster = Cluster(
      """
      {apiVersion: karpenter.k8s.aws/v1, kind: EC2NodeClass, metadata: {name: a}, spec: {role: nodes}}
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: a, annotations: {eks.amazonaws.com/role-arn: "arn:aws:iam::1:role/reader"}}
      """)
    #expect(cluster.targets("EC2NodeClass.karpenter.k8s.aws/a", .assumes) == ["nodes"])
    #expect(cluster.targets("ServiceAccount/a", .assumes) == ["reader"])
    #expect(cluster.fact("ServiceAccount/a", "trustedBy") == .list([]))
  }
}

@Suite("Images")
struct ImageRepositoryTests {
  @Test(
    "of an account's own registry lead to its repository",
    arguments: [
      ("111122223333.dkr.ecr.ap-northeast-2.amazonaws.com/shop/web:1.2.3", ["shop/web"]),
      ("111122223333.dkr.ecr-fips.us-gov-west-1.amazonaws.com/web", ["web"]),
      ("111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/web@sha256:00", ["web"]),
      ("public.ecr.aws/nginx/nginx:1.27", []), ("ghcr.io/shop/web:1.2.3", []), ("web", []),
      ("111122223333.dkr.ecr.${REGION}.amazonaws.com/web", []), ("''", []),
    ])
  func repositories(image: String, repositories: [String]) {
    let cluster = Cluster(
      "{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: a, image: \""
        + image + "\"}]}}")
    #expect(cluster.targets("Pod/a", .uses) == repositories)
    #expect(cluster.records("Pod/a", "registryImages").count == repositories.count)
  }
}
