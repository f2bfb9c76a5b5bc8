internal import PySyntax

/// `try` and `with` in functions with `yield`: what is pending is kept in frame slots while the generator rests.
extension Compiler {
  func resumableTry(_ statement: TryStatement) throws(CompileError) -> Execute {
    scope.frameOwner.hasCleanup = true
    var result = try resumable(statement.body)
    if !statement.handlers.isEmpty {
      var handlers: [Handler] = []
      for handler in statement.handlers {
        handlers.append(
          Handler(
            type: try handler.type.map(expression),
            store: handler.name.map { store(symbol($0.name)) },
            clear: handler.name.map { clearing(symbol($0.name)) },
            body: try resumable(handler.body), line: Int(handler.range.line)))
      }
      result = guardedResumable(result, handlers, try resumable(statement.otherwise))
    }
    if !statement.finally.isEmpty {
      result = finallyResumable(result, try resumable(statement.finally))
    }
    return result
  }

  private func guardedResumable(
    _ body: Execute, _ handlers: [Handler], _ otherwise: Execute
  ) -> Execute {
    let place = scope.temporary()
    let caught = scope.temporary()
    return Execute { (frame: Frame) throws(PyException) -> Completion in
      let phase = Self.takePlace(frame, place)
      if phase >= 3, let object = frame.slots[caught].asException {
        return try Self.runHandler(
          phase - 3, object, handlers, frame, place, caught, isFresh: false)
      }
      if phase < 2 {
        do throws(PyException) {
          let completion = try body(frame)
          if completion == .yielding { frame.slots[place] = .int(1) }
          if completion != .normal { return completion }
        } catch {
          guard let object = error.object else { throw error }
          let outer = frame.cx.record.pointee.handled
          object.link(to: outer)
          let raisedAt = frame.cx.record.pointee.line
          for (index, handler) in handlers.enumerated() {
            if let type = handler.type {
              frame.cx.record.pointee.line = handler.line
              if try !frame.cx.matches(object, try type(frame)) { continue }
            }
            return try Self.runHandler(index, object, handlers, frame, place, caught, isFresh: true)
          }
          frame.cx.record.pointee.line = raisedAt
          throw error
        }
      }
      let completion = try otherwise(frame)
      if completion == .yielding { frame.slots[place] = .int(2) }
      return completion
    }
  }

  private static func runHandler(
    _ index: Int, _ object: PyExceptionObject, _ handlers: [Handler], _ frame: Frame,
    _ place: Int, _ caught: Int, isFresh: Bool
  ) throws(PyException) -> Completion {
    let record = frame.cx.record
    let outer = record.pointee.handled
    let handler = handlers[index]
    record.pointee.handled = object
    defer { record.pointee.handled = outer }
    do throws(PyException) {
      if isFresh, let store = handler.store { try store(frame, .object(object)) }
      let completion = try handler.body(frame)
      if completion == .yielding {
        frame.slots[caught] = .object(object)
        frame.slots[place] = .int(3 + index)
        return .yielding
      }
      frame.slots[caught] = .unbound
      if let clear = handler.clear { _ = try clear(frame) }
      return completion
    } catch {
      frame.slots[caught] = .unbound
      if let clear = handler.clear, error.object != nil { _ = try? clear(frame) }
      if let raised = error.object, raised !== object { raised.link(to: object) }
      throw error
    }
  }

  private func finallyResumable(
    _ body: Execute, _ last: Execute
  ) -> Execute {
    let place = scope.temporary()
    let pending = scope.temporary()
    let result = scope.temporary()
    return Execute { (frame: Frame) throws(PyException) -> Completion in
      let record = frame.cx.record
      if Self.takePlace(frame, place) < 2 {
        do throws(PyException) {
          let completion = try body(frame)
          if completion == .yielding {
            frame.slots[place] = .int(1)
            return .yielding
          }
          frame.slots[pending] = .int(completion.number)
          frame.slots[result] = completion == .returning ? frame.slots[-1] : .unbound
        } catch {
          guard let object = error.object else { throw error }
          frame.slots[pending] = .object(object)
        }
      }
      let outer = record.pointee.handled
      let raised = frame.slots[pending].asException
      if let raised {
        raised.link(to: outer)
        record.pointee.handled = raised
      }
      defer { record.pointee.handled = outer }
      let line = record.pointee.line
      let completion: Completion
      do throws(PyException) {
        completion = try last(frame)
      } catch {
        if let raised, let object = error.object, object !== raised { object.link(to: raised) }
        frame.slots[pending] = .unbound
        throw error
      }
      if completion == .yielding {
        frame.slots[place] = .int(2)
        return .yielding
      }
      let kept = frame.slots[pending]
      let value = frame.slots[result]
      frame.slots[pending] = .unbound
      frame.slots[result] = .unbound
      if completion != .normal { return completion }
      if let raised {
        record.pointee.line = line
        throw .raised(raised)
      }
      guard case .int(let number) = kept else { return .normal }
      if !value.isUnbound { frame.slots[-1] = value }
      return Completion(number: number)
    }
  }

  func resumableWith(
    _ items: ArraySlice<WithItem>, _ body: [Statement], _ line: Int
  ) throws(CompileError) -> Execute {
    guard let item = items.first else { return try resumable(body) }
    scope.frameOwner.hasCleanup = true
    var steps: [Execute] = []
    let context = try expression(try lower(item.context, &steps, line))
    let store = try item.target.map(target)
    let body = try resumableWith(items.dropFirst(), body, line)
    let place = scope.temporary()
    let slot = scope.temporary()
    let holder = scope.temporary()
    let step: Execute = Execute { (frame: Frame) throws(PyException) -> Completion in
      let cx = frame.cx
      let isFresh = Self.takePlace(frame, place) == 0
      var entered = Value.none
      if isFresh {
        cx.record.pointee.line = line
        let manager = try context(frame)
        let entry = try cx.enter(manager)
        entered = try entry.entered()
        frame.slots[slot] = entry.boundExit
        frame.slots[holder] = manager
      }
      let completion: Completion
      do throws(PyException) {
        if isFresh, let store { try store(frame, entered) }
        completion = try body(frame)
      } catch {
        let exit = frame.slots[slot]
        let manager = frame.slots[holder]
        frame.slots[slot] = .unbound
        frame.slots[holder] = .unbound
        guard let object = error.object else { throw error }
        if try cx.leave(exit, manager, object) { return .normal }
        throw error
      }
      if completion == .yielding {
        frame.slots[place] = .int(1)
        return .yielding
      }
      let exit = frame.slots[slot]
      frame.slots[slot] = .unbound
      frame.slots[holder] = .unbound
      let result = completion == .returning ? frame.slots[-1] : .none
      _ = try cx.call(exit, arguments: [.none, .none, .none])
      if completion == .returning { frame.slots[-1] = result }
      return completion
    }
    steps.append(step)
    return resumableSequence(steps)
  }
}

extension Completion {
  var number: Int {
    switch self {
    case .normal: 0
    case .breaking: 1
    case .continuing: 2
    case .returning: 3
    case .yielding: 4
    }
  }

  init(number: Int) {
    switch number {
    case 1: self = .breaking
    case 2: self = .continuing
    case 3: self = .returning
    case 4: self = .yielding
    default: self = .normal
    }
  }
}
