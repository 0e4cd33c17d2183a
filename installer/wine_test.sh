#!/usr/bin/env bash
# Installs, uses and removes the Windows program under Debian's Wine: installer/wine_test.sh [SETUP-x64.exe]
# Needs: python3 wine wine64 gcc-mingw-w64-x86-64. Nothing outside a temporary folder is touched. Prints seconds for each step.
set -euo pipefail
cd "$(dirname "$0")/.."
HERE=installer/windows
SETUP=$(realpath "${1:-$(ls build/windows/CongDoan-*-setup-x64.exe)}")
WORK=$(mktemp -d)
export WINEPREFIX=$WORK/prefix WINEDEBUG=-all WINEDLLOVERRIDES='mscoree=d;mshtml=d;winedbg.exe=d'
export WINEQT_QPA_PLATFORM=offscreen WINEQT_QPA_FONTDIR='Z:\usr\share\fonts\truetype\dejavu' # Wine strips QT_*
unset DISPLAY
STARTED=$(date +%s)
trap 'wineserver -k || true; chmod -R u+w "$WORK"; rm -rf "$WORK"' EXIT

say() { echo "[$(($(date +%s) - STARTED)) s] $*"; }
die() { echo "FAILED: $*" >&2; exit 1; }
run() { wine "$@" </dev/null 2>&1 | cat; return "${PIPESTATUS[0]}"; } # Wine wants a pipe
status() { local code=0; run "$@" >/dev/null || code=$?; echo "$code"; }

wineboot -i </dev/null >/dev/null 2>&1
run reg add 'HKCU\Software\Wine' /v Version /d win10 /f >/dev/null
x86_64-w64-mingw32-gcc -shared -O2 -s -o "$WORK/bcryptprimitives.dll" "$HERE/bcryptprimitives.c" -ladvapi32
cp "$WORK/bcryptprimitives.dll" "$WINEPREFIX/drive_c/windows/system32/"
say "Wine is ready"

HOME_FOLDER=$(ls -d "$WINEPREFIX"/drive_c/users/*/AppData | grep -v Public | head -1); HOME_FOLDER=${HOME_FOLDER%/AppData}
FOLDER=$HOME_FOLDER/AppData/Local/Programs/CongDoan
UNINSTALL='HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\CongDoan'
run reg add 'HKCU\Software\Wine' /v Version /d win81 /f >/dev/null
code=$(status "$SETUP" /S)
[ "$code" = 4 ] && [ ! -e "$FOLDER" ] || die "on a Windows that is too old the installation gave $code instead of 4"
run reg add 'HKCU\Software\Wine' /v Version /d win10 /f >/dev/null
[ "$(status "$SETUP" /S)" = 0 ] || die "the silent installation"
[ -f "$FOLDER/CongDoan.exe" ] || die "no program after the installation"
ls "$HOME_FOLDER/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/"*.lnk >/dev/null || die "no entry in the Start menu"
run reg query "$UNINSTALL" /v DisplayVersion | grep -q "$(tr -d '\r\n' <"$FOLDER/current.txt")" || die "no uninstall key"
run reg query 'HKCU\Software\Classes\.congdoan' /ve | grep -q CongDoan.Store || die ".congdoan does not open with it"
say "installed"

[ "$(status "$FOLDER/CongDoan.exe" selftest)" = 0 ] || { run "$FOLDER/python/python.exe" -X utf8 "$FOLDER"/app/*/run.py selftest; die "the self-test"; }
say "self-test: store, workbook and paper signed and verified, a change found"

mkdir "$WORK/shot"
[ "$(status "$FOLDER/python/python.exe" -X utf8 "$HERE/take_picture.py" "$(winepath -w "$FOLDER"/app/*)" "$(winepath -w "$WORK/shot/window.png")")" = 0 ] || die "the window"
[ "$(stat -c %s "$WORK/shot/window.png")" -gt 20000 ] || die "an empty picture of the window"
mkdir -p build/windows && cp "$WORK/shot/window.png" build/windows/window.png
DATA=$HOME_FOLDER/Documents/CongDoan
mkdir -p "$DATA" && cp "$WORK/shot/"*.congdoan "$DATA/don-vi.congdoan"
say "window opened, picture in build/windows/window.png"

wine "$FOLDER/CongDoan.exe" --store 'C:\users\'"$(basename "$HOME_FOLDER")"'\Documents\CongDoan\don-vi.congdoan' </dev/null >/dev/null 2>&1 &
for _ in $(seq 240); do [ -e "$DATA/don-vi.congdoan.lock" ] && break; sleep 0.5; done
[ -e "$DATA/don-vi.congdoan.lock" ] || die "the program did not open its store"
code=$(status "$SETUP" /S)
[ "$code" = 3 ] || die "installing over the running program gave $code instead of 3"
wineserver -k; wait || true
[ "$(status "$SETUP" /S)" = 0 ] || die "installing again once it is closed"
[ "$(status "$FOLDER/CongDoan.exe" selftest)" = 0 ] || die "the self-test after the second installation"
say "refused while it ran, installed again afterwards"

run "$FOLDER/uninstall.exe" /S >/dev/null || die "the uninstaller"
for _ in $(seq 60); do [ -e "$FOLDER/CongDoan.exe" ] || break; sleep 0.5; done
[ ! -e "$FOLDER/python" ] && [ ! -e "$FOLDER/CongDoan.exe" ] || die "the program is still there"
[ -f "$DATA/don-vi.congdoan" ] || die "the data are gone"
if run reg query "$UNINSTALL" >/dev/null 2>&1; then die "the uninstall key is still there"; fi
say "removed; the data are still there"

STICK="$WORK/Phần mềm Công đoàn (USB)"
python3 -m zipfile -e "$(ls "$(dirname "$SETUP")"/CongDoan-*-portable.zip)" "$STICK"
chmod -R a-w "$STICK" # root may write all the same, so what is there is compared
list() { (cd "$STICK" && find . -path ./CongDoan/du-lieu -prune -o -type f -printf '%p %s %T@\n' | sort | sha256sum); }
before=$(list)
[ "$(status "$STICK/CongDoan/CongDoan.exe" selftest)" = 0 ] || die "the self-test from the stick"
ask="import sys; sys.path.insert(0, sys.argv[1]); from congdoan_desktop import paths; print(ascii(str(paths.data_folder())))"
kept=$(run "$STICK/CongDoan/python/python.exe" -X utf8 -B -c "$ask" "$(winepath -w "$STICK"/CongDoan/app/*)" | tr -d '\r' | tail -1)
case $kept in *CongDoan*du-lieu*data*) ;; *) die "on the stick the data would lie in $kept" ;; esac
[ "$before" = "$(list)" ] || die "the program wrote into its own folder"
chmod -R u+w "$STICK"
say "ran from a stick with a Vietnamese name, writing nothing but du-lieu"
