# Facts about this machine, one key=value a line. Variables: name, port, products, jdk, chrome,
# chromedriver, firefox, geckodriver; an empty one is looked for in the usual places.
found() {
  for candidate in "$@"; do
    command -v "$candidate" && return
  done
}

version_of() {
  if command -v timeout >/dev/null; then
    timeout 30 "$1" --version 2>/dev/null </dev/null | head -n 1
  else
    "$1" --version 2>/dev/null </dev/null | head -n 1
  fi
}

say_executable() {
  [ -n "$2" ] && [ -x "$2" ] && say "$1" "$2|$(version_of "$2")"
}

say_jdk() {
  [ -x "$1/bin/java" ] || return 0
  version=$(sed -n 's/^JAVA_VERSION="\(.*\)"$/\1/p' "$1/release" 2>/dev/null)
  [ -n "$version" ] || version=$("$1/bin/java" -version 2>&1 </dev/null | sed -n '1s/.*"\(.*\)".*/\1/p')
  say jdk "$1|$version"
}

say system "$(uname -s) $(uname -m)"
say cores "$(getconf _NPROCESSORS_ONLN 2>/dev/null || nproc)"
if [ -r /proc/meminfo ]; then
  sed -n 's/^MemTotal: *\([0-9]*\) kB$/memory_kib=\1/p; s/^MemAvailable: *\([0-9]*\) kB$/available_kib=\1/p' /proc/meminfo
fi
say open_files "$(ulimit -Hn)"
command -v sha256sum >/dev/null && say sha256sum yes

if [ -n "$jdk" ]; then
  say_jdk "$jdk"
else
  [ -n "$JAVA_HOME" ] && say_jdk "$JAVA_HOME"
  for candidate in /usr/lib/jvm/* /opt/java/* "$HOME/.sdkman/candidates/java/current"; do
    say_jdk "$candidate"
  done
  on_path=$(command -v java) && on_path=$(readlink -f "$on_path") && say_jdk "${on_path%/bin/java}"
fi

for product in $products; do
  case $product in
    chrome)
      say_executable chrome "${chrome:-$(found chromium google-chrome chrome)}"
      say_executable chromedriver "${chromedriver:-$(found chromedriver)}"
      ;;
    firefox)
      say_executable firefox "${firefox:-$(found firefox firefox-esr)}"
      say_executable geckodriver "${geckodriver:-$(found geckodriver)}"
      ;;
  esac
done

if [ -r /proc/net/tcp ]; then
  say ports_known yes
  cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk -v port="$(printf '%04X' "$port")" \
    '$4 == "0A" { split($2, local, ":"); if (local[2] == port) print "listening=" local[1] }'
fi

for distribution in "$base"/dist/*/lib; do
  [ -d "$distribution" ] && say installed "$(basename "${distribution%/lib}")"
done
if supervisor "$base/nodes/$name" >/dev/null; then
  say running "$(cat "$base/nodes/$name/settings" 2>/dev/null)"
fi
exit 0
