print("waiting")
raise KeyboardInterrupt("by hand")
