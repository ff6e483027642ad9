#!/usr/bin/env bash
# Denoiser from a fresh clone: ./run.sh opens the window, ./run.sh test runs the tests.
#
#   ./run.sh                     the window, with the sample photos
#   ./run.sh PHOTO|FOLDER ...    the window, with these photos
#   ./run.sh COMMAND ...         a command: denoise, evaluate, models (./run.sh --help tells all)
#   ./run.sh test [PYTEST ARGS]  all tests, without a screen
#
# The first call sets up .venv beside this file; later calls find it ready and start at once.
#
#   DENOISER_PYTHON        the Python to set up with (3.11 to 3.14)
#   DENOISER_TORCH_INDEX   package index to take PyTorch from, e.g. one of PyTorch's own for another CUDA
#   DENOISER_TORCH_SPEC    what to ask pip for instead of the pinned PyTorch: a requirement, a wheel or its address
set -euo pipefail

readonly CPU_INDEX="https://download.pytorch.org/whl/cpu"
readonly COMMANDS=" denoise evaluate train models "

# One line an argument, on standard error.
say() { printf '%s\n' "$@" >&2; }

die() {
    say "$@"
    exit 1
}

# The folder of this file, also when it is called through a symbolic link.
folder_of_this_file() {
    local path="${BASH_SOURCE[0]}" target
    while [[ -L $path ]]; do
        target="$(readlink "$path")"
        [[ $target == /* ]] || target="$(dirname "$path")/$target"
        path="$target"
    done
    cd -P "$(dirname "$path")" && pwd
}

# --- Python -----------------------------------------------------------------------------------------------

fits() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' >/dev/null 2>&1; }

has_venv() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

find_python() {
    local name without_venv=""
    if [[ -n ${DENOISER_PYTHON:-} ]]; then
        fits "$DENOISER_PYTHON" || die "DENOISER_PYTHON is $DENOISER_PYTHON, which is no Python 3.11 to 3.14."
    fi
    for name in ${DENOISER_PYTHON:+"$DENOISER_PYTHON"} python3 python3.13 python3.12 python3.14 python3.11 python; do
        fits "$name" || continue
        if has_venv "$name"; then
            command -v "$name"
            return
        fi
        without_venv="${without_venv:-$name}"
    done
    [[ -z $without_venv ]] || explain_venv "$without_venv"
    explain_python
}

explain_venv() {
    local version
    version="$("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])')"
    die "Python $version is here, but its venv module is not. Install it and run this again:" \
        "  Debian, Ubuntu:  sudo apt install python3-venv    (or python$version-venv)" \
        "  Fedora:          sudo dnf install python3"
}

explain_python() {
    local found
    found="$(python3 --version 2>/dev/null || true)"
    die "Denoiser needs Python 3.11, 3.12, 3.13 or 3.14; found here: ${found:-no Python}." \
        "Install one and run this again:" \
        "  Debian, Ubuntu:  sudo apt install python3 python3-venv" \
        "  Fedora:          sudo dnf install python3" \
        "  macOS:           brew install python@3.13" \
        "If it is installed under another name, say so: DENOISER_PYTHON=/path/to/python3.12 ./run.sh"
}

# --- Set-up -----------------------------------------------------------------------------------------------

# What the set-up depends on. It is ready as long as this is what was written down when it was finished.
fingerprint() {
    printf '%s\n' "$ROOT"
    "$PYTHON" -c 'import sys; print(sys.version_info[:2], sys.prefix)' 2>/dev/null || printf 'no Python\n'
    cksum <"$ROOT/pyproject.toml"
    cksum <"$ROOT/constraints.txt"
}

# A set-up with the test tools serves the window as well.
is_ready() {
    local wanted stamp
    [[ -x $PYTHON && ! -e $VENV/.unfinished ]] || return 1
    wanted="$(fingerprint)"
    for stamp in "$VENV/.ready-test" ${1:+"$VENV/.ready-$1"}; do
        [[ -r $stamp && "$(<"$stamp")" == "$wanted" ]] && return
    done
    return 1
}

# $1: "app" or "test"
set_up() {
    local extras=""
    is_ready "$1" && return
    [[ $1 == test ]] && extras="[test]"
    make_venv
    install_torch
    say "Installing the other libraries (about 200 MB to download)."
    install -c "$ROOT/constraints.txt" -e "$ROOT$extras" ||
        die "The libraries could not be installed; pip says why above. Mend that and run this again."
    rm -f "$VENV/.unfinished" "$VENV"/.ready-*
    fingerprint >"$VENV/.ready-$1"
    say "Set up in $VENV."
}

# A venv that was left half made is made afresh; what pip has downloaded stays in pip's own cache.
make_venv() {
    local python afresh=()
    [[ -w $ROOT ]] ||
        die "Denoiser is set up inside its own folder, and $ROOT cannot be written to. Move it and run this again."
    if [[ -e $VENV/.unfinished ]]; then
        say "The last set-up was not finished; starting afresh."
    elif fits "$PYTHON" && "$PYTHON" -m pip --version >/dev/null 2>&1; then
        : >"$VENV/.unfinished"
        return
    fi
    [[ ! -e $VENV ]] || afresh=(--clear)
    python="$(find_python)"
    say "Setting up Denoiser in $VENV with $("$python" --version). This is done once."
    { "$python" -m venv --without-pip ${afresh[@]+"${afresh[@]}"} "$VENV" && : >"$VENV/.unfinished" &&
        "$PYTHON" -m ensurepip >/dev/null; } ||
        die "$python could not make a virtual environment in $VENV; it says why above."
}

# pip without the person's --user or --target settings; on a terminal with its progress, else with errors only.
install() {
    local volume=(-qq)
    [[ -t 2 ]] && volume=()
    PIP_USER=0 "$PYTHON" -m pip install --disable-pip-version-check --no-input ${volume[@]+"${volume[@]}"} "$@"
}

# PyTorch from the package index is the CUDA build under Linux, gigabytes of it. That is taken only where an
# NVIDIA card is seen or nothing smaller can be had.
install_torch() {
    local pinned
    pinned="$(sed -n 's/^ *"\(torch==[^"]*\)",*$/\1/p' "$ROOT/pyproject.toml")"
    has_torch "${pinned#torch==}" && return
    if [[ -n ${DENOISER_TORCH_SPEC:-}${DENOISER_TORCH_INDEX:-} ]]; then
        install_chosen_torch "${DENOISER_TORCH_SPEC:-$pinned}"
    elif [[ $(uname -s) != Linux ]]; then
        say "Installing PyTorch (about 100 MB to download)."
        install_plain_torch "$pinned"
    elif nvidia-smi -L >/dev/null 2>&1; then
        say "An NVIDIA card is here: installing PyTorch with CUDA (about 3 GB to download)."
        install_plain_torch "$pinned"
    else
        install_small_torch "$pinned"
    fi
}

has_torch() {
    "$PYTHON" - "$1" 2>/dev/null <<'END'
import sys, importlib.metadata
sys.exit(importlib.metadata.version("torch").split("+")[0] != sys.argv[1])
END
}

# Only PyTorch itself comes from a source of its own; what it needs comes with the other libraries.
install_chosen_torch() {
    local source=()
    [[ -z ${DENOISER_TORCH_INDEX:-} ]] || source=(--index-url "$DENOISER_TORCH_INDEX")
    say "Installing PyTorch ($1) from the chosen source (a CPU build is about 200 MB, a CUDA build up to 3 GB)."
    install --no-deps ${source[@]+"${source[@]}"} "$1" || die "$1 could not be had from there; pip says why above."
}

install_plain_torch() {
    install -c "$ROOT/constraints.txt" "$1" ||
        die "PyTorch could not be installed; pip says why above. Mend that and run this again."
}

# First a wheel in a folder that pip is set to look in (--find-links), then PyTorch's own index of CPU builds.
install_small_torch() {
    if install -qq --no-deps --no-index "$1" >/dev/null 2>&1; then
        say "Installed PyTorch from a wheel on this computer."
    elif cpu_index_has "$1"; then
        say "No NVIDIA card is seen: installing PyTorch for the processor alone (about 200 MB to download)."
        install --no-deps --index-url "$CPU_INDEX" "$1+cpu" ||
            die "PyTorch could not be installed; pip says why above. Mend that and run this again."
    else
        say "PyTorch's index of CPU builds cannot be reached: taking the build with CUDA (about 3 GB to download)." \
            "To take another, interrupt this, set DENOISER_TORCH_INDEX or DENOISER_TORCH_SPEC, and run it again."
        install_plain_torch "$1"
    fi
}

# Answers within seconds, also where the network swallows the question.
cpu_index_has() {
    local versions
    versions="$("$PYTHON" -m pip index versions --index-url "$CPU_INDEX" --timeout 5 --retries 1 torch 2>/dev/null)" ||
        return
    [[ $versions == *" ${1#torch==}+cpu"* ]]
}

# --- System libraries and screen --------------------------------------------------------------------------

# Names of the shared libraries that a Qt plugin needs and this computer lacks. $1: xcb, wayland or offscreen
missing_libraries() {
    local plugin
    for plugin in "$VENV"/lib/python3*/site-packages/PySide6/Qt/plugins/platforms/libq"$1".so; do
        { ldd "$plugin" 2>/dev/null || true; } | sed -n 's/^[[:space:]]*\([^ ]*\) => not found.*/\1/p' | sort -u
    done
}

# $1: Debian or Fedora, then library names; prints the packages, sorted.
packages_of() {
    local column=$1 library debian fedora
    shift
    for library in "$@"; do
        while read -r name debian fedora; do
            [[ $library == "$name".so.* ]] || continue
            if [[ $column == Debian ]]; then printf '%s\n' "$debian"; else printf '%s\n' "$fedora"; fi
        done <<<"$PACKAGES"
    done | sort -u | paste -sd ' ' -
}

readonly PACKAGES="libEGL libegl1 libglvnd-egl
libGL libgl1 libglvnd-glx
libGLX libglx0 libglvnd-glx
libOpenGL libopengl0 libglvnd-opengl
libglib-2.0 libglib2.0-0 glib2
libgthread-2.0 libglib2.0-0 glib2
libfontconfig libfontconfig1 fontconfig
libfreetype libfreetype6 freetype
libdbus-1 libdbus-1-3 dbus-libs
libxkbcommon libxkbcommon0 libxkbcommon
libxkbcommon-x11 libxkbcommon-x11-0 libxkbcommon-x11
libX11 libx11-6 libX11
libX11-xcb libx11-xcb1 libX11-xcb
libxcb libxcb1 libxcb
libxcb-cursor libxcb-cursor0 xcb-util-cursor
libxcb-icccm libxcb-icccm4 xcb-util-wm
libxcb-image libxcb-image0 xcb-util-image
libxcb-keysyms libxcb-keysyms1 xcb-util-keysyms
libxcb-randr libxcb-randr0 libxcb
libxcb-render libxcb-render0 libxcb
libxcb-render-util libxcb-render-util0 xcb-util-renderutil
libxcb-shape libxcb-shape0 libxcb
libxcb-shm libxcb-shm0 libxcb
libxcb-sync libxcb-sync1 libxcb
libxcb-util libxcb-util1 xcb-util
libxcb-xfixes libxcb-xfixes0 libxcb
libxcb-xkb libxcb-xkb1 libxcb
libwayland-client libwayland-client0 libwayland-client
libwayland-cursor libwayland-cursor0 libwayland-cursor
libwayland-egl libwayland-egl1 libwayland-egl"

# $1: what cannot be done, then the missing libraries
explain_libraries() {
    local what=$1
    shift
    die "$what: this computer lacks ${*}." "Install what is missing and run this again:" \
        "  Debian, Ubuntu:  sudo apt install $(packages_of Debian "$@")" \
        "  Fedora:          sudo dnf install $(packages_of Fedora "$@")"
}

explain_display() {
    die "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the window cannot open." \
        "The commands work without one:" \
        "  ./run.sh denoise photo.jpg -o cleaned" \
        "  ./run.sh --help" \
        "For the window, run this from a desktop, over ssh -X, or under a virtual screen: xvfb-run ./run.sh"
}

check_screen() {
    local missing
    [[ $(uname -s) == Linux && -z ${QT_QPA_PLATFORM:-} ]] || return 0
    [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]] || explain_display
    [[ -n ${WAYLAND_DISPLAY:-} && -z $(missing_libraries wayland) ]] && return
    missing="$(missing_libraries xcb)"
    # shellcheck disable=SC2086  # one word a library
    [[ -z $missing ]] || explain_libraries "The window cannot open" $missing
}

check_offscreen() {
    local missing
    [[ $(uname -s) == Linux ]] || return 0
    missing="$(missing_libraries offscreen)"
    # shellcheck disable=SC2086  # one word a library
    [[ -z $missing ]] || explain_libraries "The tests of the window cannot run" $missing
}

# --- The two things this file does ------------------------------------------------------------------------

# All that the tests would leave in the person's folders goes to one inside the clone, and no GPU is seen.
# DENOISER_TEST_PLATFORM=xcb ./run.sh test -m screen runs those that want a real screen.
run_tests() {
    local place="$ROOT/tests/.tmp"
    rm -rf "$place"
    mkdir -p "$place"/{home,tmp,config,data,cache,state,denoiser}
    mkdir -m 700 "$place/runtime"
    export HOME="$place/home" TMPDIR="$place/tmp" DENOISER_HOME="$place/denoiser"
    export XDG_CONFIG_HOME="$place/config" XDG_DATA_HOME="$place/data" XDG_CACHE_HOME="$place/cache"
    export XDG_STATE_HOME="$place/state" XDG_RUNTIME_DIR="$place/runtime"
    export QT_QPA_PLATFORM="${DENOISER_TEST_PLATFORM:-offscreen}" CUDA_VISIBLE_DEVICES=""
    cd "$ROOT"
    exec "$PYTHON" -m pytest --basetemp="$place/pytest" "$@"
}

open_or_command() {
    if [[ $# -eq 0 ]]; then
        set -- "$ROOT"/resources/samples/{rocket,cat,coffee}_noisy.png
    fi
    if [[ $1 != -* && $COMMANDS != *" $1 "* ]]; then
        check_screen
    fi
    exec "$PYTHON" "$ROOT/main.py" "$@"
}

main() {
    case "$(uname -s)" in
    Linux | Darwin) ;;
    *) die "run.sh serves Linux and macOS. README.md has the lines for Windows." ;;
    esac
    if [[ ${1:-} == test ]]; then
        shift
        set_up test
        check_offscreen
        run_tests "$@"
    else
        set_up app
        open_or_command "$@"
    fi
}

ROOT="$(folder_of_this_file)"
VENV="$ROOT/.venv"
PYTHON="$VENV/bin/python"
readonly ROOT VENV PYTHON
unset PYTHONHOME PYTHONPATH
main "$@"
