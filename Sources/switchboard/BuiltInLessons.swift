internal import LessonModel
internal import Lessons

/// The lessons that are part of the program.
enum BuiltInLessons {
  /// Every built-in lesson, in the order of the course; nothing is read before it is asked for.
  static var all: [LessonSource] {
    (0..<embedded_lesson_count()).map { index in
      LessonSource.builtIn(name: String(cString: embedded_lesson_at(index).name)) {
        let lesson = embedded_lesson_at(index)
        return Array(UnsafeBufferPointer(start: lesson.bytes, count: lesson.length))
      }
    }
  }
}
