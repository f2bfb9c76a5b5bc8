/// The lesson that an author starts from: every block, with words that say what it is for.
///
/// It passes `check` as it stands; a test holds that.
package struct LessonTemplate {
  /// The lesson's id, such as `short-reads`.
  package let id: String
  /// Its title, such as `Short reads`.
  package let title: String

  /// A template for a file of this name, without folder and `.md`; nil where no id can be made of it.
  ///
  /// A number at the front, as in `11-short-reads`, orders the lessons and is no part of the id.
  package init?(fileName: String) {
    guard fileName.allSatisfy(\.isASCII) else { return nil }
    let words = fileName.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let named =
      words.first.map { $0.allSatisfy(\.isNumber) } == true ? words.dropFirst() : words[...]
    guard let first = named.first, first.first?.isLetter == true else { return nil }
    id = named.joined(separator: "-")
    title =
      named.joined(separator: " ").prefix(1).uppercased() + named.joined(separator: " ").dropFirst()
  }

  /// The file's text.
  package var text: String {
    """
    ---
    id: \(id)
    title: \(title)
    lang: en
    minutes: 10
    source: Using a Socket
    version: 1
    ---
    <!--
    speaker_note: |
      What only the presenter sees: what the lesson is for, and what goes wrong in class.
      Essential: the numbers of the steps that carry it when time is short.
      Ask the room: one question? (And its answer.)
    -->

    Say here what the reader will be able to do. This file shows every block that a lesson can have.
    `switchboard check` runs all of it: change something, and see what it says.

    ## Run, and change

    A `.run` step is typed and run for the reader. Its `output` block is compared with what really comes.

    ```python {#hello .run}
    import socket
    s = socket.create_connection(("upper", 7021))
    s.sendall(b"hello\\n")
    s.recv(100)
    ```

    ```output
    b'HELLO\\n'
    ```

    In a `.modify` step the code has been run. The reader changes one thing; the `grade` rules judge what happened.

    ```python {#change .modify}
    s.sendall(b"hello\\n")
    s.recv(100)
    ```

    ```grade
    fail result == b'HELLO\\n' => That is the answer to hello. Send another word.
    pass isinstance(result, bytes) and len(result) > 1 => Another word, another answer.
    else => No answer came. End your bytes with \\n, then call s.recv(100).
    ```

    ```hint
    Change the word only. Keep `\\n`.
    ```

    ```solution {expect="Another word, another answer."}
    s.sendall(b"good morning\\n")
    s.recv(100)
    ```

    ```invalid {expect="That is the answer to hello. Send another word."}
    s.sendall(b"hello\\n")
    s.recv(100)
    ```

    ```invalid {expect="No answer came. End your bytes with \\n, then call s.recv(100)."}
    s.sendall(b"good morning\\n")
    ```

    ## Type, and predict

    In a `.try` step the reader types the line, or another one with the same effect.

    <!-- pause -->

    The peer is scripted: one verb, one call. It waits for events, never for luck.
    A presenter stops at a pause: what stands before it is one page, what follows is the next.

    <!--
    speaker_note: |
      Say: the note of one step stands just before its block.
      Goes wrong: the usual mistake here. Host and port are one tuple.
      Ask before: what does connect need? (A host and a port.)
    -->

    ```python {#connect .try}
    bell = socket.create_connection(("doorbell", 7301))
    ```

    ```peer {#doorbell host=doorbell port=7301}
    accept
    send "ding "
    await client has received 5
    send "dong"
    await client has closed
    close
    ```

    ```hint
    Host and port are one tuple.
    ```

    A `.predict` step asks first, and runs then. The key must be what really happens.

    ```python {#piece .predict}
    bell.recv(100)
    ```

    ```quiz {#piece-q .choice}
    The bell sends `ding` and a space, and the rest later. What does `recv(100)` give?
    - [ ] `b'ding dong'`
      > Each choice that is not the key has its own answer. The rest comes later.
    - [x] `b'ding '`
    - [ ] it waits
      > Something has come, so `recv` returns.

    ---
    The explanation comes after the run. It says what happened, and why.
    ```

    ```quiz {#piece-why .choice .why}
    Why not all nine bytes?
    - [x] `recv` gives what is there.
    - [ ] The bell lost the others.
      > TCP loses nothing on a healthy connection.

    ---
    A question with `.why` is asked after a surprise, before the explanation.
    ```

    A block may also end in an exception, or wait for ever: `expect=` says so.

    ```python {#forever .predict of=waits expect=WaitsForever}
    s.recv(100)
    ```

    ```quiz {#forever-q .choice}
    You have said nothing to `upper`. What does `recv` do?
    - [x] it waits
    - [ ] an error
      > The connection is healthy.

    ---
    Nobody will speak: you are told at once.
    ```

    ## Write

    An `.exercise` has blanks, rules, hints from light to strong, a solution, and wrong answers with their messages.

    ```python {.setup}
    listener = socket.create_server(("localhost", 0))
    port = listener.getsockname()[1]
    ```

    ```python {#serve .exercise points=2}
    guest, address = listener.____()
    guest.sendall(____)
    ```

    ```visitor {#caller port=port}
    connect
    recv 5
    close
    ```

    ```grade
    pass peer.received == b'hello' => The visitor received hello.
    fail 'accept' not in calls => Nobody was accepted. Call listener.accept() first.
    else => The visitor has not received hello. Send b'hello' on guest.
    ```

    ```hint
    Which call takes a connection from the queue?
    ```

    ```hint
    `accept`, and `b"hello"`.
    ```

    ```solution {expect="The visitor received hello."}
    guest, address = listener.accept()
    guest.sendall(b"hello")
    ```

    ```invalid {expect="Nobody was accepted. Call listener.accept() first."}
    guest = None
    ```

    ```invalid {expect="The visitor has not received hello. Send b'hello' on guest."}
    guest, address = listener.accept()
    guest.sendall(b"goodbye")
    ```

    Who has passed an exercise with `:solution` in view meets its near variant: the same idea, another surface.
    All others pass over it, and the lesson goes on as if it were not there.

    ```python {#serve-again .exercise near=serve}
    guest, address = listener.____()
    word = guest.recv(____)
    ```

    ```visitor {#sender port=port}
    connect
    send "bye"
    await client has closed
    close
    ```

    ```grade
    pass word == b'bye' => You received bye.
    fail 'accept' not in calls => Nobody was accepted. listener.accept() gives the connected socket.
    else => word is not b'bye'. Receive three bytes or more on guest.
    ```

    ```hint
    First `accept`, then `recv` on what it gave.
    ```

    ```solution {expect="You received bye."}
    guest, address = listener.accept()
    word = guest.recv(100)
    ```

    ```invalid {expect="Nobody was accepted. listener.accept() gives the connected socket."}
    word = b""
    ```

    ```invalid {expect="word is not b'bye'. Receive three bytes or more on guest."}
    guest, address = listener.accept()
    word = guest.recv(1)
    ```

    ## Ask

    A paragraph with the class `.told` is for what no call can show. `covers=` names claims of the HOWTO.
    {.told #told covers="H2"}

    ```quiz {#several .multi}
    Which of these are calls of a server?
    - [x] `bind`
    - [x] `listen`
    - [ ] `connect`
      > A client connects.

    ---
    A server calls `bind`, then `listen`, then `accept`.
    ```

    ```quiz {#text .text case=exact}
    Which value does `recv` give at the end? [[b''|b""]]

    ---
    `b''`: the peer sends no more.
    ```

    ```quiz {#number .numeric}
    Which port has the Web? [[80]]

    ---
    Port 80 for HTTP; 443 with TLS.
    ```

    ```quiz {#blanks .fill}
    A server's socket is a [[listening]] socket. `accept` gives a [[connected]] one.

    ---
    The listening socket makes connected sockets.
    ```

    ```quiz {#order .order}
    Put the calls of a server into their order.
    1. `bind`
    2. `listen`
    3. `accept`

    ---
    First `bind`, then `listen`, then `accept`.
    ```

    A lesson may end with a last word, as here.

    """
  }
}
