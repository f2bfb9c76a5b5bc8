import PyInterpreter
import Testing

/// What a session has made is gone after it: lessons start and end many.
struct SessionEndTests {
  @Test(arguments: [
    ("socket", "socket"), ("socket", "AddressFamily"), ("socket", "gaierror"),
    ("socket", "SocketIO"), ("threading", "Thread"), ("threading", "Lock"),
    ("threading", "Barrier"), ("select", "epoll"), ("selectors", "DefaultSelector"),
    ("struct", "Struct"), ("struct", "error"), ("time", "struct_time"), ("sys", "version_info"),
  ])
  func `the classes of a native module go with their session`(_ module: String, _ name: String) {
    weak var type: PyType?
    weak var interpreter: Interpreter?
    func live() {
      let session = Session()
      _ = session.run("import \(module)")
      session.interpreter.withContext { cx in
        let value = (try? cx.importModule(module))?.namespace[Symbol(name)]
        let called = value.flatMap { try? cx.call($0) }
        type = value?.asType ?? called?.type ?? value?.type
      }
      #expect(type != nil)
      session.close()
      interpreter = session.interpreter
    }
    live()
    #expect(interpreter == nil)
    #expect(type == nil)
  }

  @Test(arguments: ["rb", "wb", "rwb", "r"])
  func `the classes of files go with their session`(_ mode: String) {
    weak var type: PyType?
    func live() {
      let session = Session()
      _ = session.run("import socket")
      session.interpreter.withContext { cx in
        guard let maker = (try? cx.importModule("socket"))?.namespace["socket"],
          let made = try? cx.call(maker),
          let file = try? cx.callMethod(made, "makefile", [.string(mode)])
        else { return }
        type = file.type
      }
      #expect(type != nil)
      session.close()
    }
    live()
    #expect(type == nil)
  }
}
