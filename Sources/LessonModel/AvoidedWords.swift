/// The words that lessons avoid, each with what to say instead.
///
/// A phrase in quotation marks or in emphasis is spoken about, not used, and passes; so does code.
enum AvoidedWords {
  /// The phrases, in lower case, by their first word.
  static let byFirstWord: [String: [(phrase: [String], instead: String)]] = {
    var table: [String: [(phrase: [String], instead: String)]] = [:]
    for line in list.split(separator: "\n") {
      let sides = line.split(separator: ">", maxSplits: 1)
      let phrase = sides[0].split(separator: " ").map(String.init)
      guard let first = phrase.first, sides.count == 2 else { continue }
      table[first, default: []].append((phrase, LessonBuilder.trimmed(sides[1])))
    }
    return table
  }()

  private static let list = """
    client socket > connected socket
    client sockets > connected sockets
    server socket > listening socket
    server sockets > listening sockets
    remote end > the peer's end
    remote side > the peer's end
    remote host > the peer
    remote peer > the peer
    other end > the peer's end
    other side > the peer
    far end > the peer's end
    local end > your end
    local side > your end
    near end > your end
    our end > your end or the peer's end
    counterpart > the peer
    slam > close
    slams > closes
    knock > connect
    knocks > connects
    hang up > close
    hangs up > closes
    hangs > waits
    figure out > find
    kick in > begin
    kicks in > begins
    blow up > fail
    blows up > fails
    end up > become, or the plain verb
    ends up > becomes, or the plain verb
    turns out > the plain fact
    run into > meet
    runs into > meets
    get rid of > remove
    gets rid of > removes
    come up with > find
    deal with > handle
    deals with > handles
    hand over > give
    mess up > damage
    under the hood > in the kernel, or in the library
    out of the box > without settings
    in a nutshell > the plain fact
    piece of cake > the plain fact
    rule of thumb > rule
    on the fly > at once
    up to you > you decide
    at the end of the day > the plain fact
    when in doubt > if you are not sure
    of course > nothing: leave it out
    obviously > nothing: leave it out
    simply > nothing: leave it out
    trivial > short
    trivially > nothing: leave it out
    easy > short, or clear
    easily > nothing: leave it out
    e.g. > for example
    i.e. > that is
    etc. > the things themselves, or "and others"
    whoops > nothing: leave it out
    oops > nothing: leave it out
    guys > nothing: leave it out
    """
}
