/// Sorting: keys, reversal, stability, and the very comparisons that are made.
extension Author {
  func sorting() {
    switch draw.below(4) {
    case 0, 1: sortedPairs()
    case 2: countedComparisons()
    default: mixedSorting()
    }
  }

  private func sortedPairs() {
    let count = draw.pick(5, 8, 20, 70, 130)
    let spread = draw.pick(3, 10, 1000)
    let shape = draw.pick(
      "(i * \(draw.below(97) + 1)) % \(spread)", "i % \(spread)", "-i // \(spread)", "i ^ 5")
    line("a = [(\(shape), i) for i in range(\(count))]")
    some(4) {
      let key = draw.pick(
        "key=lambda p: p[0]", "key=lambda p: -p[0]", "key=lambda p: p[0] % 2", "",
        "key=lambda p: str(p[0])", "key=lambda p: 0.5 * p[0]")
      let reverse = draw.pick("", "reverse=True", "reverse=False", "reverse=1")
      let options = [key, reverse].filter { !$0.isEmpty }.joined(separator: ", ")
      switch draw.below(4) {
      case 0:
        attempt("sorted(\((["a", options].filter { !$0.isEmpty }).joined(separator: ", ")))[:24]")
      case 1:
        line("a.sort(\(options))")
        line("print(a[:30])")
      case 2: attempt("\(draw.pick("max", "min"))(a\(key.isEmpty ? "" : ", " + key))")
      default: line("a[\(draw.below(count)):] = a[:\(draw.below(count))]")
      }
    }
  }

  private func countedComparisons() {
    block("class A:") {
      block("def __init__(self, n):") { line("self.n = n") }
      block("def __lt__(self, other):") {
        line("print(self.n, other.n, end=';')")
        if draw.chance(15) { line("if self.n == \(draw.below(9)): raise ValueError('unordered')") }
        line("return self.n \(draw.pick("<", "<", "<", ">", "<=")) other.n")
      }
      block("def __repr__(self):") { line("return f'A{self.n}'") }
    }
    line("a = [A(n) for n in [\(draw.list(1, 9) { "\(draw.below(10))" }.joined(separator: ", "))]]")
    some(3) {
      attempt(
        draw.pick(
          "sorted(a)", "sorted(a, reverse=True)", "max(a)", "min(a)", "a.sort()",
          "sorted(a, key=lambda v: -v.n)",
          "max(a, key=lambda v: v.n)", "sorted(a + a[:3])", "a[0] < a[-1]", "a[0] > a[-1]",
          "a < a[::-1]", "[a[0]] <= [a[-1]]"))
      line("print(a)")
    }
  }

  private func mixedSorting() {
    line(
      "a = [\(draw.list(1, 6) { draw.chance(80) ? number() : scalar() }.joined(separator: ", "))]")
    attempt("sorted(a)")
    attempting { line("a.sort(key=\(function()))") }
    line("show(a)")
    attempt(
      "sorted(\(anything())\(draw.chance(30) ? ", \(draw.pick("reverse='x'", "key=5", "key=len", "cmp=1", "reverse=None"))" : ""))"
    )
    block("def f(v):") {
      line("a.append(v)")
      line("return v")
    }
    attempt("a.sort(key=f)")
  }
}
