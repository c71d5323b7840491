# Shared by the scripts of the fleet. Variable: base, where everything of Turnout is on this machine.
case $base in /*) ;; *) base=$HOME/$base ;; esac

say() { printf '%s=%s\n' "$1" "$2"; }

command_line() {
  if [ -d /proc/self ]; then
    tr '\0' ' ' 2>/dev/null <"/proc/$1/cmdline"
  else
    ps -p "$1" -o args= 2>/dev/null
  fi
}

# Prints the process id of the supervisor of a folder, when it runs and is really that one.
supervisor() {
  [ -r "$1/pid" ] || return 1
  candidate=$(cat "$1/pid")
  case $candidate in '' | *[!0-9]*) return 1 ;; esac
  case $(command_line "$candidate" 2>/dev/null) in
    *"$1/supervise.sh"*) echo "$candidate" ;;
    *) return 1 ;;
  esac
}

# Prints the processes whose command line names a text; the search itself does not name it.
naming() {
  if [ -d /proc/self ]; then
    printf '%s\n' "$1" | grep -lF -f - /proc/[0-9]*/cmdline 2>/dev/null | cut -d/ -f3
  else
    ps -axo pid=,args= | MARK=$1 awk 'index($0, ENVIRON["MARK"]) { print $1 }'
  fi
}

# Ends what a process that was killed outright left behind.
sweep() {
  [ -n "$1" ] || return 0
  for left in $(naming "$1"); do
    kill -KILL "$left" 2>/dev/null
  done
  rm -rf "$1" 2>/dev/null || { sleep 1; rm -rf "$1"; }
}
