# Prints the end of a role's log. Variables: name, lines, follow.
log=$base/nodes/$name/node.log
if [ ! -r "$log" ]; then
  echo "there is no log $log: Turnout has started nothing here" >&2
  exit 1
fi
if [ "$follow" = yes ]; then
  exec tail -n "$lines" -f "$log"
fi
tail -n "$lines" "$log"
