/// Which network a session's sockets are to live in.
package enum NetworkPlan: Sendable {
  /// This machine's loopback device; no lab is tried.
  case loopback
  /// This machine's network with all that it reaches: the reader asked for it.
  case open
  /// The best tier there is, or a lower one that was asked for; the lab is started by this.
  case best(LabLaunch, atMost: Tier)
}
