internal import Locks
internal import Explaining
internal import PyModules

/// Where typed hosts led, for the words about a connection.
package final class RouteBook: Sendable {
  private let taken = Guarded<[RouteTaken]>([])

  /// Keeps a route.
  func add(_ route: RouteTaken) {
    taken.withLock { $0.append(route) }
  }

  /// Forgets all routes, with the world that they belonged to.
  func clear() {
    taken.withLock { $0 = [] }
  }

  /// The routes as the explainer takes them.
  var notes: [RouteNote] {
    taken.withLock { routes in
      routes.map { RouteNote(host: $0.host, port: $0.port, address: $0.address) }
    }
  }
}
