extension Interpreter {
  /// Ends a program as CPython does: its globals are given up, so that suspended generators are closed.
  ///
  /// To be called when its threads are over; while one still runs, nothing is taken from it.
  package func endProgram() {
    withContext { cx in
      guard liveThreads == 0 else { return }
      // What cleaning up raises, a stop included, is not for the program to see.
      _ = cx.outcome { () throws(PyException) in
        let names = main.namespace.names
        // Private names first, then the others, each in the order of binding.
        for isPrivate in [true, false] {
          for name in names where Self.isPrivate(name) == isPrivate {
            main.namespace[name] = Value.none
            if !dropped.isEmpty { try closeDropped(cx) }
          }
        }
      }
    }
  }

  private static func isPrivate(_ name: Symbol) -> Bool {
    name.name.hasPrefix("_") && !name.name.hasPrefix("__")
  }
}
