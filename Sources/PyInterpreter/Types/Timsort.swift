/// A stable sort of positions that makes the comparisons CPython makes, in the same order: a program can see them.
///
/// Runs that are there already are used, short ones are made longer by insertion, and neighbours are merged by the
/// powers of the places between them. A merge gallops where one side wins again and again. The published
/// description of the algorithm is listsort.txt beside CPython's list.
final class Timsort {
  typealias Less = (Int, Int) throws(PyException) -> Bool

  /// The positions: a permutation of those given, also after a comparison that raises.
  private(set) var order: [Int]
  private let isLess: Less
  private var runs: [(range: Range<Int>, power: Int)] = []
  private var gallopAfter = Timsort.leastGallop

  private static let leastGallop = 7
  private static let shortList = 64

  init(_ order: [Int], by isLess: @escaping Less) {
    self.order = order
    self.isLess = isLess
  }

  /// Sorts all of it.
  func sort() throws(PyException) {
    let least = Self.leastRun(order.count)
    var start = 0
    while start < order.count {
      var end = try endOfRun(from: start)
      let wanted = min(start + least, order.count)
      if end < wanted {
        try insert(end..<wanted, after: start)
        end = wanted
      }
      try add(start..<end)
      start = end
    }
    while runs.count > 1 {
      let last = runs.count - 2
      let isLeftShort = last > 0 && runs[last - 1].range.count < runs[last + 1].range.count
      try merge(at: isLeftShort ? last - 1 : last)
    }
  }

  // MARK: Runs

  /// The least length of a run: such that a power of two of them, or a few less, fill the list.
  private static func leastRun(_ count: Int) -> Int {
    var (count, rest) = (count, 0)
    while count >= shortList {
      rest |= count & 1
      count >>= 1
    }
    return count + rest
  }

  /// Where the run from a position ends; one that falls strictly is turned around.
  private func endOfRun(from start: Int) throws(PyException) -> Int {
    var end = start + 1
    if end == order.count { return end }
    let falls = try isLess(order[end], order[start])
    end += 1
    while end < order.count, try isLess(order[end], order[end - 1]) == falls { end += 1 }
    if falls { order[start..<end].reverse() }
    return end
  }

  /// Puts the items of a range into the sorted ones before it, each by bisection.
  private func insert(_ range: Range<Int>, after start: Int) throws(PyException) {
    for next in range {
      let item = order[next]
      var (low, high) = (start, next)
      while low < high {
        let middle = low + (high - low) / 2
        if try isLess(item, order[middle]) { high = middle } else { low = middle + 1 }
      }
      for place in stride(from: next, to: low, by: -1) { order[place] = order[place - 1] }
      order[low] = item
    }
  }

  /// Adds a run; those before it whose place has a greater power are merged first.
  private func add(_ run: Range<Int>) throws(PyException) {
    if let last = runs.last {
      let power = power(between: last.range, and: run)
      while runs.count > 1, runs[runs.count - 2].power > power { try merge(at: runs.count - 2) }
      runs[runs.count - 1].power = power
    }
    runs.append((run, 0))
  }

  /// The depth at which halving the list over and over first parts the middles of two neighbours.
  private func power(between left: Range<Int>, and right: Range<Int>) -> Int {
    var first = left.lowerBound * 2 + left.count
    var second = first + left.count + right.count
    var power = 1
    while true {
      if first >= order.count {
        first -= order.count
        second -= order.count
      } else if second >= order.count {
        return power
      }
      first *= 2
      second *= 2
      power += 1
    }
  }

  // MARK: Merging

  private func merge(at index: Int) throws(PyException) {
    let (left, right) = (runs[index].range, runs[index + 1].range)
    runs[index].range = left.lowerBound..<right.upperBound
    runs.remove(at: index + 1)
    // What is in its place already at both ends is left out.
    let head = order[right.lowerBound]
    let skipped = try place(left.count, from: 0) { (item: Int) throws(PyException) -> Bool in
      try !self.isLess(head, self.order[left.lowerBound + item])
    }
    if skipped == left.count { return }
    let tail = order[left.upperBound - 1]
    let kept = try place(right.count, from: right.count - 1) {
      (item: Int) throws(PyException) -> Bool in
      try self.isLess(self.order[right.lowerBound + item], tail)
    }
    if kept == 0 { return }
    let lower = left.dropFirst(skipped)
    let upper = right.prefix(kept)
    if lower.count <= upper.count {
      try mergeForward(lower, upper)
    } else {
      try mergeBackward(lower, upper)
    }
  }

  /// Merges from the front; the left run, the shorter one, is put aside.
  private func mergeForward(_ left: Range<Int>, _ right: Range<Int>) throws(PyException) {
    let aside = Array(order[left])
    var (a, b, free) = (0, right.lowerBound, left.lowerBound)
    func takeLeft(_ count: Int) {
      for _ in 0..<count {
        order[free] = aside[a]
        (a, free) = (a + 1, free + 1)
      }
    }
    func takeRight(_ count: Int) {
      for _ in 0..<count {
        order[free] = order[b]
        (b, free) = (b + 1, free + 1)
      }
    }
    do throws(PyException) {
      takeRight(1)
      // The last item of the left run is the greatest of all.
      try alternate(
        isOver: { b == right.upperBound || a >= aside.count - 1 },
        step: { () throws(PyException) -> Bool in
          let isRight = try self.isLess(self.order[b], aside[a])
          if isRight { takeRight(1) } else { takeLeft(1) }
          return isRight
        },
        leftStretch: { () throws(PyException) -> Int in
          let key = self.order[b]
          let count = try self.place(aside.count - a, from: 0) {
            (item: Int) throws(PyException) -> Bool in try !self.isLess(key, aside[a + item])
          }
          takeLeft(count)
          return count
        },
        rightStretch: { () throws(PyException) -> Int in
          let key = aside[a]
          let count = try self.place(right.upperBound - b, from: 0) {
            (item: Int) throws(PyException) -> Bool in try self.isLess(self.order[b + item], key)
          }
          takeRight(count)
          return count
        },
        takeLeft: { takeLeft(1) }, takeRight: { takeRight(1) })
    } catch {
      takeLeft(aside.count - a)
      throw error
    }
    takeRight(right.upperBound - b)
    takeLeft(aside.count - a)
  }

  /// Merges from the back; the right run, the shorter one, is put aside.
  private func mergeBackward(_ left: Range<Int>, _ right: Range<Int>) throws(PyException) {
    let aside = Array(order[right])
    // How many are left of each, and the place to fill.
    var (a, b, free) = (left.count, aside.count, right.upperBound - 1)
    func takeLeft(_ count: Int) {
      for _ in 0..<count {
        order[free] = order[left.lowerBound + a - 1]
        (a, free) = (a - 1, free - 1)
      }
    }
    func takeRight(_ count: Int) {
      for _ in 0..<count {
        order[free] = aside[b - 1]
        (b, free) = (b - 1, free - 1)
      }
    }
    do throws(PyException) {
      takeLeft(1)
      // The first item of the right run is the least of all.
      try alternate(
        isOver: { a == 0 || b <= 1 },
        step: { () throws(PyException) -> Bool in
          let isLeft = try self.isLess(aside[b - 1], self.order[left.lowerBound + a - 1])
          if isLeft { takeLeft(1) } else { takeRight(1) }
          return isLeft
        },
        leftStretch: { () throws(PyException) -> Int in
          let key = aside[b - 1]
          let rest = try self.place(a, from: a - 1) { (item: Int) throws(PyException) -> Bool in
            try !self.isLess(key, self.order[left.lowerBound + item])
          }
          let count = a - rest
          takeLeft(count)
          return count
        },
        rightStretch: { () throws(PyException) -> Int in
          let key = self.order[left.lowerBound + a - 1]
          let rest = try self.place(b, from: b - 1) { (item: Int) throws(PyException) -> Bool in
            try self.isLess(aside[item], key)
          }
          let count = b - rest
          takeRight(count)
          return count
        },
        takeLeft: { takeLeft(1) }, takeRight: { takeRight(1) })
    } catch {
      takeRight(b)
      throw error
    }
    takeLeft(a)
    takeRight(b)
  }

  /// The rounds of a merge: one item at a time until one side has won often, then whole stretches while they are long.
  private func alternate(
    isOver: () -> Bool, step: () throws(PyException) -> Bool,
    leftStretch: () throws(PyException) -> Int, rightStretch: () throws(PyException) -> Int,
    takeLeft: () -> Void, takeRight: () -> Void
  ) throws(PyException) {
    while !isOver() {
      var (wins, others) = (0, 0)
      repeat {
        if try step() { (wins, others) = (wins + 1, 0) } else { (wins, others) = (0, others + 1) }
        if isOver() { return }
      } while max(wins, others) < gallopAfter
      gallopAfter += 1
      var longest = 0
      repeat {
        gallopAfter = max(1, gallopAfter - 1)
        longest = try leftStretch()
        if isOver() { return }
        takeRight()
        if isOver() { return }
        longest = max(longest, try rightStretch())
        if isOver() { return }
        takeLeft()
        if isOver() { return }
      } while longest >= Self.leastGallop
      gallopAfter += 1
    }
  }

  /// How many of so many sorted items belong before a key, looked for outward from a hint in steps that double.
  private func place(
    _ count: Int, from hint: Int, _ isBefore: (Int) throws(PyException) -> Bool
  ) throws(PyException) -> Int {
    var (near, far) = (0, 1)
    var (low, high) = (0, 0)
    if try isBefore(hint) {
      while far < count - hint, try isBefore(hint + far) { (near, far) = (far, far * 2 + 1) }
      (low, high) = (hint + near + 1, min(hint + far, count))
    } else {
      while far < hint + 1, try !isBefore(hint - far) { (near, far) = (far, far * 2 + 1) }
      (low, high) = (max(hint - far, -1) + 1, hint - near)
    }
    while low < high {
      let middle = low + (high - low) / 2
      if try isBefore(middle) { low = middle + 1 } else { high = middle }
    }
    return high
  }
}
