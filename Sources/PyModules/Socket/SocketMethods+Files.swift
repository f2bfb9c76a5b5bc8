internal import PyInterpreter

extension SocketMethods {
  func makeFile(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    throw .make(Types.notImplementedError, "makefile is not there yet")
  }
}
