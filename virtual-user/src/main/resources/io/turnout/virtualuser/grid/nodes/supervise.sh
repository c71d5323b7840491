#!/bin/sh
# Keeps one role of the Grid running: starts it again when it crashes, later each time, and gives up
# when it crashes at once again and again. A role that ends by itself, as a drained node, stays so.
folder=$(dirname "$0")
ulimit -n "$(ulimit -Hn)" 2>/dev/null
profiles=$(cat "$folder/profiles")
. "$folder/environment"
. "$folder/command"
echo $$ >"$folder/pid"
child=

end() {
  trap '' TERM INT HUP
  if [ -n "$child" ]; then
    kill -TERM "$child" 2>/dev/null
    wait "$child"
  fi
  exit 0
}
trap end TERM INT
trap '' HUP

failures=0
while :; do
  started=$(date +%s)
  "$@" &
  child=$!
  wait "$child"
  code=$?
  child=
  [ "$code" -eq 0 ] && { echo "supervisor: ended by itself"; rm -f "$folder/pid"; exit 0; }
  lasted=$(($(date +%s) - started))
  [ "$lasted" -ge 300 ] && failures=0
  failures=$((failures + 1))
  if [ "$failures" -gt 5 ]; then
    echo "supervisor: exit code $code after $lasted s for the ${failures}th time; given up"
    rm -f "$folder/pid"
    exit 1
  fi
  pause=$((1 << failures))
  echo "supervisor: exit code $code after $lasted s; started again in $pause s"
  sleep "$pause" &
  child=$!
  wait "$child"
  child=
done
