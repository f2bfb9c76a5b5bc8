# Statistics of round-trip times.
samples = [0.0123, 0.0101, 0.0450, 0.0098, 0.0111, 0.2]


def percentile(values, part):
    ordered = sorted(values)
    place = (len(ordered) - 1) * part
    low = int(place)
    return ordered[low] + (ordered[min(low + 1, len(ordered) - 1)] - ordered[low]) * (place - low)


mean = sum(samples) / len(samples)
deviation = (sum((sample - mean) ** 2 for sample in samples) / len(samples)) ** 0.5
print(f"min {min(samples) * 1e3:.1f} ms, max {max(samples) * 1e3:.1f} ms, mean {mean:.6f}, deviation {deviation:.4e}")
for part in (0, 0.5, 0.9, 1):
    print(f"{part:>4.0%} {percentile(samples, part):10.5f}")
histogram = {}
for sample in samples:
    bucket = "<10" if sample < 0.01 else "<20" if sample < 0.02 else ">=20"
    histogram[bucket] = histogram.get(bucket, 0) + 1
for bucket, count in sorted(histogram.items(), key=lambda item: (-item[1], item[0])):
    print(f"{bucket:>5} {'#' * count} {count / len(samples):.1%}")
print(max(samples, key=lambda sample: -sample), sorted(samples, reverse=True)[:2], round(mean, 3), divmod(7.5, 2))
print("%.3f|%8.2e|%-8g|%+d|%05.1f|%x" % (mean, mean, mean, 3, 2.25, 255))
