# shellcheck shell=bash
# What a Debian machine needs before Python comes in: packages, an engine that answers, a base image.
# Sourced with `here` set to this folder. Each function does nothing, in milliseconds, where its work is already done.

BASE_SUITE=trixie
BASE_IMAGE=debian:$BASE_SUITE-slim # what the recipes in resources/ start FROM
ENGINE_LOG=/var/log/cais-dockerd.log

say() { printf '%s\n' "$*"; }

fail() {
    printf 'Stopped: %s\n' "$*" >&2
    exit 1
}

# Runs a command and shows what it printed only if it fails.
quietly() {
    local output
    output=$("$@" 2>&1) && return
    printf '%s\n' "$output" >&2
    return 1
}

may_be_root() {
    [[ $EUID -eq 0 ]] && return
    command -v sudo >/dev/null || return
    # A password can be asked for only where somebody sits.
    sudo -n true 2>/dev/null || { [[ -t 0 ]] && sudo -v; }
}

as_root() { if [[ $EUID -eq 0 ]]; then "$@"; else sudo "$@"; fi; }

missing_packages() {
    comm -23 <(printf '%s\n' "$@" | sort) \
        <(dpkg-query --show --showformat='${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p' | sort -u)
}

ensure_packages() {
    command -v apt-get >/dev/null || fail "this sets up Debian 12 only, and this system has no apt-get."
    local missing
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]})) || return 0
    may_be_root || fail "these packages are missing, and without root or sudo they cannot be installed: ${missing[*]}"
    say "Installing system packages: ${missing[*]}"
    # One unreachable third-party list fails the update and hinders nothing: the installation decides.
    quietly as_root apt-get update --quiet --quiet || true
    # Nothing that is here is removed for it: Docker's own packages and Debian's exclude each other.
    quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends --no-remove \
        --option DPkg::Lock::Timeout=300 "${missing[@]}" ||
        fail "the system packages could not be installed."
}

# Sets ENGINE_DENIED where the engine runs and this user may not use it.
engine_answers() {
    local answer
    answer=$(timeout 20 docker version --format '{{.Server.Version}}' 2>&1) && return
    [[ $answer != *"permission denied"* ]] || ENGINE_DENIED=1
    return 1
}

start_engine() { # further arguments go to dockerd
    say "Starting the Docker engine"
    may_be_root || fail "the Docker engine is not running, and without root or sudo it cannot be started."
    if [[ -d /run/systemd/system ]]; then
        quietly as_root systemctl start docker || fail "systemd could not start the Docker engine: journalctl -u docker"
    else
        # A machine without an init may come without control groups, which the engine cannot do without.
        mountpoint -q /sys/fs/cgroup || quietly as_root cgroupfs-mount || true
        # In a session of its own, without our files: it is to outlive us and hold none of our locks.
        # shellcheck disable=SC2016 # the inner shell expands these
        as_root setsid --fork sh -c 'log=$1; shift; exec dockerd "$@" </dev/null >>"$log" 2>&1 9>&-' \
            sh "$ENGINE_LOG" "$@"
    fi
    local _
    for _ in {1..120}; do
        as_root timeout 20 docker version >/dev/null 2>&1 && return
        sleep 0.5
    done
    fail "the Docker engine did not start within a minute; its log is $ENGINE_LOG (or journalctl -u docker)."
}

ensure_engine() { # arguments go to dockerd, should it have to be started
    ENGINE_DENIED=
    engine_answers && return
    [[ -z ${DOCKER_HOST-} ]] || fail "no engine answers at DOCKER_HOST=$DOCKER_HOST: start it, or unset DOCKER_HOST."
    # Docker's own packages are left as they are: Debian's would replace them.
    command -v dockerd >/dev/null || ensure_packages docker.io cgroupfs-mount
    engine_answers || [[ -n $ENGINE_DENIED ]] || start_engine "$@"
}

# The engine runs and this user may not use it yet: join the group docker and start over in it.
join_docker_group() {
    docker version >/dev/null 2>&1 && return
    local user
    user=$(id -un)
    [[ -z ${CAIS_IN_GROUP-} ]] || fail "the Docker engine refuses $user, a member of the group docker."
    if ! id -nG "$user" | grep -qw docker; then
        may_be_root || fail "$user may not use the Docker engine: an administrator must add $user to the group docker."
        say "Adding $user to the group docker (its members can become root); other shells see it after the next login"
        quietly as_root usermod --append --groups docker "$user" || fail "$user could not be added to the group docker."
    fi
    # sg hands its one argument to a shell: the path, with whatever is in it, goes by the environment.
    # shellcheck disable=SC2016,SC2154 # that shell expands these; `enter` has set here and target
    CAIS_IN_GROUP=1 CAIS_ENTER=$here/enter CAIS_TARGET=$target exec sg docker -c 'exec "$CAIS_ENTER" "$CAIS_TARGET"'
}

ensure_base_image() {
    docker image inspect "$BASE_IMAGE" >/dev/null 2>&1 && return
    say "Fetching the Debian base image (once)"
    timeout 180 docker pull --quiet "$BASE_IMAGE" >/dev/null 2>&1 && return
    may_be_root || fail "the image $BASE_IMAGE cannot be downloaded, and without root or sudo it cannot be made here."
    say "Making the Debian base image (once), as it cannot be downloaded from here"
    local archive made=1
    archive=$(mktemp)
    # A file between the two: an archive cut short must not become an image.
    as_root bash "$here/base-image" "$BASE_SUITE" >"$archive" && quietly docker import "$archive" "$BASE_IMAGE" || made=0
    rm -f "$archive"
    ((made)) || fail "the Debian base image could not be made."
    # Better now and in one sentence than later in every test.
    quietly docker run --rm --network none "$BASE_IMAGE" true || fail "the Docker engine runs and cannot start a container."
}
