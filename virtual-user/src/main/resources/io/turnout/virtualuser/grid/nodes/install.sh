# Takes a copied distribution into use when each file is what it should be. Variables: name, part,
# checksums as sha256sum writes them.
cd "$base/dist/$part/lib" || exit 1
if command -v sha256sum >/dev/null; then
  printf '%s' "$checksums" | sha256sum -c - >/dev/null
else
  printf '%s' "$checksums" | shasum -a 256 -c - >/dev/null
fi || { echo "a file was damaged on its way" >&2; rm -rf "$base/dist/$part"; exit 1; }
cd "$base" || exit 1
if [ -d "$base/dist/$name" ]; then
  rm -rf "$base/dist/$part"
else
  mv "$base/dist/$part" "$base/dist/$name"
fi
