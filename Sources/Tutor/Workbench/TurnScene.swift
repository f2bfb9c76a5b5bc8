internal import Explaining
internal import Timeline

/// What was the case when a line had run, beside its events: kept, so that `:why` tells of it truly later on.
struct TurnScene {
  /// Where the record of the line's world begins.
  let worldStart: Int
  /// When the kernel was asked.
  let at: Moment
  /// Both ends of each socket as they were then.
  let after: [EndpointPair]
  /// The variables that held the sockets, by descriptor.
  let names: [Int32: String]
  /// The variables that held closed sockets.
  let closedNames: [String: HeldSocket]
  /// Which typed host stood for which address.
  let routes: [RouteNote]
  /// The variables that held files with bytes that were not sent, and how many.
  let unsent: [String: Int]

  /// What a line's facts hold beside its events.
  init(_ happening: Happening, _ worldStart: Int, at moment: Moment) {
    at = moment
    self.worldStart = worldStart
    after = happening.after
    names = happening.names
    closedNames = happening.closedNames
    routes = happening.routes
    unsent = happening.unsent
  }
}
