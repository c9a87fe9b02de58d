# shellcheck shell=bash
# As root the app and the tests run as an ordinary user: folder permissions mean nothing to root, and the
# browser's sandbox refuses it. That user cannot read a checkout below /root, so it works in a copy.
# Sourced; uses `say`, `fail` and `quietly` of system.sh.

ORDINARY_USER=cais-dev
SUDOERS=/etc/sudoers.d

ensure_user() {
    if ! id "$ORDINARY_USER" >/dev/null 2>&1; then
        say "Creating the user $ORDINARY_USER, who runs the app and the tests"
        quietly useradd --create-home --shell /bin/bash "$ORDINARY_USER" || fail "the user could not be created."
    fi
    if getent group docker >/dev/null && ! id -nG "$ORDINARY_USER" | grep -qw docker; then
        say "Adding $ORDINARY_USER to the group docker"
        usermod --append --groups docker "$ORDINARY_USER"
    fi
    # The X server of an ordinary user cannot make this folder as it should be.
    [[ -d /tmp/.X11-unix ]] || install --directory --mode=1777 /tmp/.X11-unix
}

# Some tests kill, freeze and fill an engine of their own, which only root can start: while they are under way the
# user may use sudo without a password. A `make run` takes that back.
settle_sudo() {
    local target=$1 file=$SUDOERS/$ORDINARY_USER rule="$ORDINARY_USER ALL=(root) NOPASSWD: ALL"
    case $target in
        test | test-folders | test-installers | engines | bench)
            exec 8<"$(user_home)/checkouts"
            flock --shared 8
            [[ ! -e $file ]] || return 0
            say "Letting $ORDINARY_USER start engines of the tests' own (sudo)"
            printf '%s\n' "$rule" | install -D --mode=440 /dev/stdin "$file"
            ;;
        run)
            [[ -f $file && $(<"$file") == "$rule" ]] || return 0
            exec 8<"$(user_home)/checkouts"
            if flock --nonblock 8; then
                say "Taking sudo without a password back from $ORDINARY_USER"
                rm "$file"
            fi
            exec 8<&-
            ;;
    esac
}

user_home() { getent passwd "$ORDINARY_USER" | cut -d: -f6; }

# What goes along of root's environment: the network's and the package tools' settings, and what was asked for.
kept_environment() {
    local name value
    while IFS='=' read -r -d '' name value; do
        case $name in
            CI | KEEP | ARGS | BENCH_QUICK | REVISION | QUICK | MINISIGN_KEY | CAIS_ENGINE_ALONE | CAIS_LINUX_SUITES | CAIS_STAND_INS | CAIS_RELEASE_* | CAIS_SIGN_* | SOURCE_DATE_EPOCH | PYTEST_ADDOPTS | TERM | TZ | LANG | LC_* | DISPLAY | DOCKER_HOST) ;;
            *_proxy | *_PROXY | PIP_* | UV_* | SSL_CERT_* | *_CA_BUNDLE) ;;
            *) continue ;;
        esac
        printf '%s=%s\0' "$name" "$value"
    done < <(env --null)
}

as_user() {
    local kept home
    home=$(user_home)
    mapfile -d '' kept < <(kept_environment)
    runuser -u "$ORDINARY_USER" -- env --ignore-environment "${kept[@]}" --chdir="$home" \
        HOME="$home" USER="$ORDINARY_USER" LOGNAME="$ORDINARY_USER" SHELL=/bin/bash \
        PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin "$@"
}

# Lays the checkout's tracked and new files at $2, without what was removed since; build/ and caches there stay.
copy_checkout() {
    local checkout=$1 copy=$2 file
    as_user mkdir -p "$copy"
    as_user find "$copy" -mindepth 1 -maxdepth 1 ! -name build ! -name '.*_cache' -exec rm -rf {} +
    cd "$checkout" || return
    git -c safe.directory="$checkout" ls-files -z --cached --others --exclude-standard |
        while IFS= read -r -d '' file; do
            if [[ -e $file || -L $file ]]; then printf '%s\0' "$file"; fi
        done |
        tar --create --null --no-recursion --files-from=- |
        as_user tar --extract --directory "$copy" ||
        fail "the checkout could not be copied for $ORDINARY_USER; is it a git checkout?"
}

# Brings build/ back, owned like the checkout.
fetch_build() {
    local copy=$1 checkout=$2 owner group item
    [[ -d $copy/build ]] || return 0
    read -r owner group < <(stat --format='%u %g' "$checkout")
    for item in "$copy"/build/*; do rm -rf "$checkout/build/${item##*/}"; done
    as_user tar --create --directory "$copy" --owner=":$owner" --group=":$group" --numeric-owner build |
        tar --extract --directory "$checkout" --same-owner --numeric-owner
}

# Brings changed sources, translations and lock files back; writing into the old file keeps its owner and mode.
fetch_sources() {
    local copy=$1 checkout=$2 file
    cd "$checkout" || return
    git -c safe.directory="$checkout" ls-files -z --cached --others --exclude-standard -- '*.py' '*.ts' '*.lock' |
        while IFS= read -r -d '' file; do
            cmp --silent "$copy/$file" "$file" || [[ ! -f $copy/$file ]] || cat "$copy/$file" >"$file"
        done
    for file in "$copy"/*.lock; do [[ -e ${file##*/} ]] || install --mode=644 "$file" .; done
}

# Root's display is closed to others: its key goes along.
share_display() {
    local key=${XAUTHORITY:-${HOME-/root}/.Xauthority} copy
    [[ -n ${DISPLAY-} && -r $key ]] || return 0
    copy=$(user_home)/.Xauthority
    install --mode=600 --owner="$ORDINARY_USER" --group="$ORDINARY_USER" "$key" "$copy"
}
