# Starts a role in the background. Variables: name, settings, command, environment, links (lines
# NAME|PATH), supervise.
folder=$base/nodes/$name
if supervisor "$folder" >/dev/null; then
  say state running
  exit 0
fi
umask 077
mkdir -p "$folder" || exit 1
[ -r "$folder/profiles" ] && sweep "$(cat "$folder/profiles")"
rm -rf "$folder/bin"
mkdir "$folder/bin" || exit 1
printf '%s' "$links" | while IFS='|' read -r link target; do
  ln -s "$target" "$folder/bin/$link"
done
# A short path: a browser's sockets are below it, and their paths may have 107 bytes (unix(7)).
mktemp -d /tmp/turnout-node-XXXXXX >"$folder/profiles" || exit 1
printf '%s\n' "$settings" >"$folder/settings"
printf 'PATH=%s/bin:$PATH\nexport PATH\n%s' "'$folder'" "$environment" >"$folder/environment"
printf '%s\n' "$command" >"$folder/command"
printf '%s\n' "$supervise" >"$folder/supervise.sh"
rm -f "$folder/pid"
if command -v setsid >/dev/null; then
  setsid sh "$folder/supervise.sh" </dev/null >>"$folder/node.log" 2>&1 &
else
  set -m
  nohup sh "$folder/supervise.sh" </dev/null >>"$folder/node.log" 2>&1 &
fi
attempts=0
while ! supervisor "$folder" >/dev/null; do
  attempts=$((attempts + 1))
  [ "$attempts" -gt 100 ] && { echo "the supervisor did not start" >&2; exit 1; }
  sleep 0.1 2>/dev/null || sleep 1
done
say state started
