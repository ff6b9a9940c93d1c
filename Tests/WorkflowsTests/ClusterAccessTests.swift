import Testing

@Suite("Ways into a cluster")
struct ClusterAccessTests {
  @Test(
    "are commands that speak to one",
    arguments: [
      ("kubectl apply -f k8s/", "kubectl apply"),
      ("kubectl -n shop set image deploy/web web=a", "kubectl set"),
      ("kubectl --context prod rollout restart deploy/web", "kubectl rollout"),
      ("kustomize build overlays/prod | kubectl apply -f -", "kubectl apply"),
      ("sudo -E kubectl get pods", "kubectl get"), ("kubectl version", "kubectl version"),
      ("helm upgrade --install web ./chart", "helm upgrade"),
      ("helm --namespace a rollback web", "helm rollback"),
      ("helmfile -e prod apply", "helmfile apply"),
      ("eksctl create nodegroup --cluster a", "eksctl create"),
      ("aws eks update-kubeconfig --name shop", "aws eks update-kubeconfig"),
      ("aws --region eu-west-1 eks get-token --cluster-name a", "aws eks get-token"),
      ("gcloud container clusters get-credentials a", "gcloud container clusters get-credentials"),
      ("kubectl config set-credentials ci --token=$T", "kubectl config set-credentials"),
      ("if true; then kubectl delete pod x; fi", "kubectl delete"),
      ("bash -c 'cd infra && kubectl apply -k .'", "kubectl apply"),
      ("K=kubectl; $K delete pod x", "kubectl delete"),
      ("export K='kubectl --context prod'; ${K} apply -f .", "kubectl apply"),
      ("ls *.yaml | xargs -n1 kubectl apply -f", "kubectl apply"),
    ])
  func commands(_ script: String, _ what: String) {
    #expect(SmallRepository.job("- run: |\n    \(script)").accesses == ["command: \(what)"])
  }

  @Test(
    "are not commands that work on files alone",
    arguments: [
      "kubectl apply --dry-run=client -f .", "kubectl kustomize overlays/prod",
      "kubectl version --client", "helm template ./chart | kubeconform -", "helm lint ./chart",
      "helm package . && helm push web.tgz oci://registry.example.com", "kustomize build .",
      "kustomize edit set image web=web:1.2.3", "echo kubectl apply -f .", "# kubectl apply -f .",
      "cat <<EOF > README\nkubectl apply -f .\nEOF", "aws eks list-clusters", "eksctl version",
      "command -v kubectl", "argocd version --client", "grep -r 'kubectl apply' docs",
      "./gradlew build", "docker build -t kubectl .",
    ])
  func noCommands(_ script: String) {
    let lines = script.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
    #expect(SmallRepository.job("- run: |\n\(lines)").accesses == [])
  }

  @Test(
    "are actions, inputs and secrets",
    arguments: [
      ("- uses: azure/k8s-deploy@v5", ["action: azure/k8s-deploy@v5"]),
      ("- uses: docker://bitnami/kubectl:1.30", ["action: docker://bitnami/kubectl:1.30"]),
      (
        "- uses: someone/does-things@v1\n  with: {kube-config: \"${{ secrets.PROD }}\"}",
        ["action: someone/does-things@v1 with kube-config"]
      ),
      (
        "- run: make deploy\n  env: {CONFIG: \"${{ secrets.KUBE_CONFIG_DATA }}\"}",
        ["secret: secrets.KUBE_CONFIG_DATA"]
      ),
      ("- run: argocd app sync web", ["argo-cd: argocd app sync"]),
      ("- uses: azure/setup-kubectl@v4", []), ("- uses: azure/setup-helm@v4", []),
      ("- run: make\n  env: {TOKEN: \"${{ secrets.NPM_TOKEN }}\"}", []),
    ])
  func others(_ step: String, _ accesses: [String]) {
    #expect(SmallRepository.job(step).accesses == accesses)
  }

  @Test("are not those into a cluster that the job makes for its tests")
  func localClusters() {
    let test = "- uses: helm/kind-action@v1\n- run: kubectl apply -f test.yaml"
    #expect(SmallRepository.job(test).accesses == [])
    #expect(
      SmallRepository.job("- run: |\n    kind create cluster\n    helm install a .").accesses == [])
    let k3s = "- run: |\n    curl -sfL https://get.k3s.io | sh -\n    kubectl create ns a"
    #expect(SmallRepository.job(k3s).accesses == [])
    let both = test + "\n- run: aws eks update-kubeconfig --name shop\n"
    #expect(SmallRepository.job(both).accesses.count == 2)
  }

  @Test("may be in scripts that are not here")
  func missingScripts() {
    #expect(SmallRepository.job("- run: ./scripts/deploy.sh").accesses == ["…"])
    #expect(SmallRepository.job("- run: bash ci/deploy").accesses == ["…"])
    #expect(SmallRepository.job("- run: ./build/program").accesses == [])
    #expect(SmallRepository.job("- run: source ~/.profile").accesses == [])
  }
}
