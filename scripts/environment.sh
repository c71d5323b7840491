# Sourced by ./turnout and ./check: finds the JDK and Maven, and brings the browser in.

# Prints the home of a JDK 25 or newer, or fails with one sentence that says where it looked.
find_jdk() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/*jdk* /opt/*jvm*/* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$(jdk_on_path)"; do
    if [ -n "$home" ] && [ -x "$home/bin/javac" ] && [ "$(jdk_major "$home")" -ge 25 ]; then
      printf '%s\n' "$home"
      return 0
    fi
  done
  echo "turnout: no JDK 25 found in JAVA_HOME (${JAVA_HOME:-not set}), /usr/lib/jvm, /opt," \
    "~/.sdkman, ~/.jdks or on the PATH: install one (Debian: the package temurin-25-jdk from" \
    "Adoptium, or openjdk-25-jdk where it exists) or set JAVA_HOME to it." >&2
  return 1
}

jdk_on_path() {
  local javac
  javac=$(command -v javac) || return 0
  dirname "$(dirname "$(readlink -f "$javac")")"
}

# The feature release that a JDK's own "release" file names; 0 when it has none.
jdk_major() {
  local major
  major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
  printf '%s\n' "${major:-0}"
}

require_maven() {
  if ! command -v mvn >/dev/null; then
    echo "turnout: Maven is not on the PATH: install Maven 3.8 or newer (Debian: apt-get install maven)." >&2
    return 1
  fi
}

# Chromium and its driver of the same version; Debian ships them as a pair.
ensure_browser() {
  if has_chromium && command -v chromedriver >/dev/null; then
    return 0
  fi
  if [ ! -e /etc/debian_version ]; then
    echo "turnout: Chromium and chromedriver are not on the PATH: install both, in one version." >&2
    return 1
  fi
  if [ "$(id -u)" -ne 0 ]; then
    echo "turnout: Chromium or its driver is missing; run: sudo apt-get install chromium chromium-driver" >&2
    return 1
  fi
  install_packages "Chromium or its driver is missing" chromium chromium-driver
}

# What only the full check needs; without it, the tests that use it are skipped and say so.
ensure_full_tools() {
  if { [ -x /usr/sbin/sshd ] && has_all shellcheck Xvfb x11vnc websockify; } ||
    [ ! -e /etc/debian_version ]; then
    return 0
  fi
  if [ "$(id -u)" -ne 0 ]; then
    echo "turnout: some tests will be skipped; for them run: sudo apt-get install openssh-server shellcheck xvfb x11vnc websockify" >&2
    return 0
  fi
  install_packages "what only the full check uses is missing" openssh-server shellcheck xvfb x11vnc websockify
}

has_all() {
  local tool
  for tool; do
    command -v "$tool" >/dev/null || return 1
  done
}

# install_packages WHY PACKAGE…
install_packages() {
  echo "turnout: $1; installing the Debian packages ${*:2}" >&2
  local log
  log=$(mktemp)
  if ! { apt-get update && DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends "${@:2}"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    echo "turnout: the installation failed; the whole output is in $log" >&2
    return 1
  fi
  rm -f "$log"
}

has_chromium() {
  command -v chromium >/dev/null || command -v chromium-browser >/dev/null ||
    command -v google-chrome >/dev/null
}

# Runs a command in place of this script. Root's browsers would give their audio threads real-time
# priority and themselves a better nice value, and starve each other and the servers beside them
# (docs/decisions/0005-priority-of-browsers.md); without the capability they are as any user's.
exec_as_equals() {
  if [ "$(id -u)" -eq 0 ] && command -v setpriv >/dev/null &&
    setpriv --bounding-set=-sys_nice --inh-caps=-sys_nice true 2>/dev/null; then
    exec setpriv --bounding-set=-sys_nice --inh-caps=-sys_nice "$@"
  fi
  exec "$@"
}
