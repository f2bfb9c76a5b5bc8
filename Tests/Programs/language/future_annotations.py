"""With this import annotations are not evaluated."""
from __future__ import annotations


class Node:
    next: Node | None = None

    def link(self, other: Node) -> Nowhere:
        self.next = other


first = Node()
first.link(Node())
size: Undefined[int] = 3
print(Node.link.__annotations__, Node.__annotations__, __annotations__)
print(first.next.next, size)
