# Enough of JSON to send a message, written and read by hand.
def dump(value):
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if isinstance(value, dict):
        return "{" + ", ".join(f"{dump(str(key))}: {dump(item)}" for key, item in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(dump, value)) + "]"
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")


def load(text):
    def parse(i):
        while text[i] in " ,:":
            i += 1
        first = text[i]
        if first == "{":
            result, i = {}, i + 1
            while text[i] != "}":
                key, i = parse(i)
                result[key], i = parse(i)
            return result, i + 1
        if first == "[":
            items, i = [], i + 1
            while text[i] != "]":
                item, i = parse(i)
                items.append(item)
            return items, i + 1
        if first == '"':
            end = text.index('"', i + 1)
            return text[i + 1:end], end + 1
        end = i
        while end < len(text) and text[end] not in ",]}":
            end += 1
        word = text[i:end].strip()
        words = {"null": None, "true": True, "false": False}
        return words[word] if word in words else float(word) if "." in word else int(word), end
    return parse(0)[0]


message = {"user": "ann", "ids": [1, 2.5, -3], "ok": True, "more": {"a": None, "b": []}}
text = dump(message)
print(text)
print(load(text) == message, load("[]"), load("[[1], {}]"))
print(dump('say "hi"\n\\'), dump((1, "a")))
for bad in (lambda: dump({1, 2}), lambda: load('{"a": x}'), lambda: load('"open')):
    try:
        print(bad())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
