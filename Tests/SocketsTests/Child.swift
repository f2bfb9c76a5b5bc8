#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Another process that holds one descriptor open until it is ended.
struct Child {
  let pid: pid_t

  init?(holding fd: Int32) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, fd, 5)
    var pid: pid_t = 0
    let words = ["sleep", "60"].map { (word: String) in strdup(word) }
    defer { words.forEach { free($0) } }
    let status = posix_spawn(&pid, "/bin/sleep", &actions, nil, words + [nil], nil)
    guard status == 0 else { return nil }
    self.pid = pid
  }

  func end() {
    kill(pid, SIGKILL)
    waitpid(pid, nil, 0)
  }
}
