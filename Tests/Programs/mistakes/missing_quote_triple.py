text = """never
ended
print(text)
