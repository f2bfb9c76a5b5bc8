import Testing

@testable import Tutor

/// Values that a loop echoes at the prompt.
@Suite struct EchoesTests {
  private func echo(_ count: Int, into echoes: inout Echoes) -> [String] {
    (1...count).compactMap { number in
      _ = echoes.begin()
      _ = echoes.takes(Array("\(number)\n".utf8))
      return echoes.end(isShown: true)
    }
  }

  @Test func `few values are all shown`() {
    var echoes = Echoes()
    let shown = echo(Echoes.first, into: &echoes)
    #expect(shown.count == Echoes.first)
    let rest = echoes.takeLast()
    #expect(rest?.last == nil)
  }

  @Test func `of many values the first ones and the last are shown, and the others counted`() {
    var echoes = Echoes()
    let shown = echo(2000, into: &echoes)
    #expect(shown.last == "\(Echoes.first)\n")
    let rest = echoes.takeLast()
    #expect(rest?.leftOut == 2000 - Echoes.first - 1)
    #expect(rest?.last == "2000\n")
  }

  @Test func `what a program prints by itself is no echo`() {
    var echoes = Echoes()
    let isEcho = echoes.takes(Array("x".utf8))
    #expect(!isEcho)
  }
}
