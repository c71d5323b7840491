# Ends a role and all that it started. Variables: name, seconds, keep_logs.
folder=$base/nodes/$name
state=absent
if [ -d "$folder" ]; then
  state=stopped
  profiles=$(cat "$folder/profiles" 2>/dev/null)
  if group=$(supervisor "$folder"); then
    kill -s TERM -- "-$group" 2>/dev/null
    waited=0
    while supervisor "$folder" >/dev/null; do
      if [ "$waited" -ge "$seconds" ]; then
        kill -s KILL -- "-$group" 2>/dev/null
        state=killed
        break
      fi
      waited=$((waited + 1))
      sleep 1
    done
  elif [ ! -r "$folder/pid" ] && [ -z "$(naming "${profiles:-$folder/supervise.sh}")" ]; then
    state=ended
  fi
  for left in $(naming "$folder/supervise.sh"); do
    kill -s KILL "$left" 2>/dev/null
  done
  sweep "$profiles"
  if [ "$keep_logs" = yes ]; then
    say log "$folder/node.log"
    find "$folder" -mindepth 1 ! -name node.log -delete 2>/dev/null
  else
    rm -rf "$folder"
  fi
  rmdir "$base/nodes" 2>/dev/null
fi
say state "$state"
if [ -d "$folder" ] && [ "$keep_logs" != yes ]; then
  echo "$folder could not be removed" >&2
  exit 1
fi
exit 0
