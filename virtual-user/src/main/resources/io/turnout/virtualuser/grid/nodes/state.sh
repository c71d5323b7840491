# Says how a role is. Variable: name.
folder=$base/nodes/$name
if group=$(supervisor "$folder"); then
  say state running
  say pid "$group"
  say settings "$(cat "$folder/settings" 2>/dev/null)"
elif [ -d "$folder" ]; then
  say state ended
else
  say state absent
fi
[ -r "$folder/node.log" ] && tail -n 3 "$folder/node.log" | cut -c 1-300 | sed 's/^/log=/'
exit 0
