/// Where each character of the edit buffer stands on the screen.
///
/// It follows the terminal editor's own rules cell by cell, since the painter writes over what that
/// editor has drawn: a full row moves on to the next at once, so a newline after it leaves a row
/// empty; a wide character that does not fit pads the row; a tab goes to the next multiple of eight.
package struct TextLayout: Hashable, Sendable {
  /// A place: rows count from the prompt's row, columns from 0.
  package struct Place: Hashable, Sendable {
    package var row: Int
    package var column: Int
  }

  /// The place of each scalar, and behind the last one the place where the next would stand.
  package let places: [Place]
  /// Whether every character's width is certain; if not, nothing is to be painted over it.
  package let isCertain: Bool

  /// Lays scalars out behind a prompt.
  package init(_ scalars: [Unicode.Scalar], promptWidth: Int, columns: Int) {
    let columns = max(columns, 1)
    var places: [Place] = []
    places.reserveCapacity(scalars.count + 1)
    var place = Place(row: promptWidth / columns, column: promptWidth % columns)
    var isCertain = true
    func advance(_ width: Int) {
      place.column += width
      if place.column >= columns { place = Place(row: place.row + 1, column: 0) }
    }
    for scalar in scalars {
      let width = CellWidth.of(scalar)
      if width == 2, place.column + 2 > columns {
        place = Place(row: place.row + 1, column: 0)
      }
      places.append(place)
      switch scalar {
      case "\n":
        place = Place(row: place.row + 1, column: 0)
      case "\t":
        repeat { advance(1) } while place.column % 8 != 0
      default:
        if width > 0 {
          advance(width)
        } else {
          isCertain = false
          advance(1)
          if scalar.value < 0x20 || scalar.value == 0x7F { advance(1) }
        }
      }
    }
    places.append(place)
    self.places = places
    self.isCertain = isCertain
  }

  /// How many rows the text takes.
  package var rowCount: Int { (places.last?.row ?? 0) + 1 }
}
