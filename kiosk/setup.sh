# What kiosk/demo and tests/run share: say what happens, install missing packages, configure and build. Sourced, not run.
# The caller has set `root` to the project's folder.
# shellcheck shell=bash disable=SC2154

say() {
    printf '%s\n' "$*" >&2
}

give_up() {
    say ""
    say "$*"
    exit 1
}

# packages_of GROUP…: the packages of those groups of kiosk/packages, one a line.
packages_of() {
    awk -v groups=" $* " '
        /^[[:space:]]*(#|$)/ { next }
        /^\[/ { name = substr($1, 2, length($1) - 2); wanted = index(groups, " " name " "); next }
        wanted { print $1 }' "$root/kiosk/packages"
}

# missing_packages GROUP…: those of them that are not installed. One call of dpkg-query: every start waits for it.
missing_packages() {
    local wanted
    wanted=$(packages_of "$@")
    # shellcheck disable=SC2086 # One word per package is wanted.
    comm -23 <(sort -u <<<"$wanted") \
        <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null | awk '$1 == "installed" { print $2 }' | sort -u)
}

# Installing starts daemons (cups, dbus) unless a policy forbids it; ours exists only as long as the installation.
with_daemons_kept_off() {
    local policy=/usr/sbin/policy-rc.d
    if [ -e "$policy" ]; then
        "$@"
        return
    fi
    printf '#!/bin/sh\nexit 101\n' | $as_root tee "$policy" >/dev/null
    $as_root chmod 755 "$policy"
    trap '$as_root rm -f /usr/sbin/policy-rc.d' EXIT
    trap 'exit 130' INT TERM
    local status=0
    "$@" || status=$?
    $as_root rm -f "$policy"
    trap - EXIT INT TERM
    return $status
}

# Without asking, or by asking whoever sits at the terminal.
can_sudo() {
    command -v sudo >/dev/null || return 1
    sudo -n true 2>/dev/null || { [ -t 0 ] && sudo -v; }
}

# install_packages GROUP…: makes sure that all packages of those groups are there, or explains what to ask for.
install_packages() {
    local missing
    as_root="env"
    command -v apt-get >/dev/null ||
        give_up "This is not Debian (there is no apt-get). Use Debian 12 or 13, or install the packages named in kiosk/packages yourself."
    missing=$(missing_packages "$@" | tr '\n' ' ')
    [ -n "${missing// /}" ] || return 0
    say "Missing packages: $missing"
    if [ "$(id -u)" -ne 0 ]; then
        can_sudo || give_up \
"They need an administrator, and there is neither root nor sudo here. Ask one to run:

    apt-get update && apt-get install --no-install-recommends $missing"
        as_root="sudo env"
    fi
    say "Installing them with apt-get (daemons are not started) …"
    $as_root apt-get update -q >&2 || say "The package lists could not be refreshed; trying with the ones that are here."
    # shellcheck disable=SC2086 # One word per package is wanted.
    with_daemons_kept_off $as_root DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing >&2 ||
        give_up "apt-get could not install everything; its last lines say why. No network? Then ask for a machine with:

    apt-get install --no-install-recommends $missing"
}

# configure PRESET: only when it was never done; ninja repeats it by itself when a CMake file changes.
configure() {
    [ -f "$root/build/$1/build.ninja" ] || (cd "$root" && cmake --preset "$1" >&2)
}

# build PRESET [TARGET…]: prints nothing when there is nothing to do.
build() {
    local preset=$1
    shift
    configure "$preset" || return
    NINJA_STATUS="[%f/%t %es] " ninja --quiet -C "$root/build/$preset" "$@" >&2
}
