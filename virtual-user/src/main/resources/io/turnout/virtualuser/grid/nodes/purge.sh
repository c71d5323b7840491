# Removes the copied distributions, unless a role still runs from one.
for role in "$base"/nodes/*; do
  if supervisor "$role" >/dev/null; then
    say kept "$(basename "$role")"
    exit 0
  fi
done
rm -rf "$base/dist" || exit 1
rmdir "$base/nodes" "$base" 2>/dev/null
exit 0
