internal import NIOCore

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Greets with the time, in UTC, and closes: the client need not say anything.
final class DaytimeHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  func channelActive(context: ChannelHandlerContext) {
    context.write(wrapOutboundOut(ByteBuffer(string: DaytimeHandler.line(time(nil)))), promise: nil)
    context.closeAfterWriting()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {}

  /// The line for a moment, such as `Thursday, January 1, 1970 00:00:00-UTC`, after RFC 867 §3.
  static func line(_ moment: time_t) -> String {
    var moment = moment
    var parts = tm()
    gmtime_r(&moment, &parts)
    let days = [
      "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
    ]
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec]
      .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    let day = days[Int(parts.tm_wday)]
    let month = months[Int(parts.tm_mon)]
    return "\(day), \(month) \(parts.tm_mday), \(parts.tm_year + 1900) \(clock)-UTC\r\n"
  }
}
