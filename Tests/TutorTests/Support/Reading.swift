import LessonModel

/// The front matter of small lessons; the body begins on line 8.
let smallFront = """
  ---
  id: small
  title: A small lesson
  lang: en
  skip: yes
  reveal: always
  ---

  """

/// Reads a lesson from its body.
func readLesson(_ body: String, front: String = smallFront) -> LessonReading {
  LessonReader.read(Array((front + body).utf8), name: "07-small", path: "small.md")
}
