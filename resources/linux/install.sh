#!/bin/sh
# Adds this folder's application to the desktop's menu for the current person; `--remove` takes it out again.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$share/applications/hamyar-desktop.desktop
icon=$share/icons/hicolor/256x256/apps/hamyar.png

if [ "${1:-}" = --remove ]; then
    rm -f -- "$entry" "$icon"
    echo "Removed from the menu."
    exit 0
fi
if [ ! -x "$here/hamyar-desktop" ]; then
    echo "hamyar-desktop is not beside this script." >&2
    exit 1
fi
mkdir -p -- "$(dirname -- "$entry")" "$(dirname -- "$icon")"
cp -- "$here/hamyar.png" "$icon"
# Inside an Exec value a quoted path escapes \ " ` and $, a percent sign is doubled, and every backslash is written twice.
program=$(printf '%s' "$here/hamyar-desktop" | sed -e 's/[\\"`$]/\\&/g' -e 's/%/%%/g' -e 's/\\/\\\\/g')
while IFS= read -r line; do
    case $line in
        Exec=*) printf 'Exec="%s"\n' "$program" ;;
        *) printf '%s\n' "$line" ;;
    esac
done < "$here/hamyar-desktop.desktop" > "$entry"
echo "Added to the menu: $entry"
