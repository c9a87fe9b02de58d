# Completes what `cais` is told in bash. tests/installers/test_command_files.py holds it to the command itself.

_cais() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} path='' index
    COMPREPLY=()
    # What comes after these is somebody's to say.
    case $before in
    --csv | --preset)
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        return
        ;;
    --environment | --workspace | --day | --last | --noted) return ;;
    esac
    for ((index = 1; index < COMP_CWORD; index++)); do
        case ${COMP_WORDS[index]} in
        [a-z]*) path+=" ${COMP_WORDS[index]}" ;;
        esac
        # Two words at most are commands; further ones are files, or values.
        case $path in
        " preset "* | " kit "* | " activity "*) break ;;
        " preset" | " kit" | " activity") ;;
        " "*) break ;;
        esac
    done
    local words=--help files=''
    case $path in
    "") words="list check preset kit activity version --help --version" files=cais ;;
    " list") words="--help --json" ;;
    " check") words="--help --json --keyring" ;;
    " preset") words="check effect --help" ;;
    " preset check" | " preset effect") words="--help --json" files=cais ;;
    " kit") words="make use --help" ;;
    " kit make") words="--help --environment --preset" files=folders ;;
    " kit use") files=folders ;;
    " activity") words="show verify export --help" ;;
    " activity show") words="--help --workspace --day --last --json" ;;
    " activity verify") words="--help --noted --json" ;;
    " activity export") words="--help --csv --workspace --day" ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
    if [[ $files && $word != -* ]]; then
        local found
        compopt -o filenames 2>/dev/null
        while IFS= read -r found; do
            [[ -d $found || ($files == cais && $found == *.cais) ]] && COMPREPLY+=("$found")
        done < <(compgen -f -- "$word")
    fi
}

complete -F _cais cais
