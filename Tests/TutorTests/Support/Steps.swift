/// Small steps of each kind, to be put together into lessons.
enum Steps {
  static let run = """
    This makes a list.

    ```python {#make .run}
    items = [1, 2]
    len(items)
    ```

    ```output
    2
    ```

    """

  static let attempt = """
    Now you.

    ```python {#type .try}
    word = 'hello'
    ```

    ```hint
    A text has quotation marks.
    ```

    ```hint
    It is bound by `=`.
    ```

    """

  static let modify = """
    It has been run.

    ```python {#change .modify}
    size = len('abc')
    ```

    ```grade
    fail size == 3 => That is the line as it was.
    pass size > 3 => Longer than before.
    else => The text is shorter than before.
    ```

    ```solution {expect="Longer than before."}
    size = len('abcd')
    ```

    ```invalid {expect="That is the line as it was."}
    size = len('xyz')
    ```

    ```invalid {expect="The text is shorter than before."}
    size = len('a')
    ```

    """

  static let predict = """
    How many are there?

    ```python {#guess .predict}
    len('four')
    ```

    ```quiz {#guess-q .choice}
    What is the length of that text?
    - [ ] `3`
      > Count the letters again.
    - [x] `4`
    - [ ] `5`
      > The quotation marks do not count.

    ---
    Each letter counts as one.
    ```

    ```quiz {#guess-why .choice .why}
    Why is it so?
    - [x] each letter counts
    - [ ] the quotation marks count
      > They are not part of the text.

    ---
    The letters count, and nothing else.
    ```

    """

  static let exercise = """
    Add the numbers.

    ```python {#sum .exercise points=2}
    total = 0
    total = ____
    ```

    ```grade
    pass total == 6 => The total is 6.
    fail total == 0 => Nothing was added yet. Add 1, 2 and 3.
    else => The total is another one. Add 1, 2 and 3.
    ```

    ```hint
    Three numbers are to be added.
    ```

    ```hint
    Add `1`, `2` and `3`.
    ```

    ```solution {expect="The total is 6."}
    total = 0
    total = 1 + 2 + 3
    ```

    ```invalid {expect="Nothing was added yet. Add 1, 2 and 3."}
    total = 0
    ```

    ```invalid {expect="The total is another one. Add 1, 2 and 3."}
    total = 0
    total = 1 + 2
    ```

    """

  static let question = """
    ```quiz {#ask .choice}
    Which call begins the queue?
    - [ ] bind
      > It gives an address.
    - [x] listen
    - [ ] accept
      > It takes from the queue.

    ---
    The queue exists after `listen`.
    ```

    """

  static let told = """
    Pipes are another way.
    {.told #pipes covers="I1"}

    """

  static let all = run + attempt + modify + predict + exercise + question + told
}
