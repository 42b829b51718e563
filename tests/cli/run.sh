#!/bin/bash
# usage: run.sh PROGRAM CASE.test ...   (UPDATE=1 rewrites the expected output; read the diff then)
# A case is one text file, run in an empty folder with pinned locale and time zone:
#   === file NAME          what follows is the file's content
#   === run COMMAND        a shell command; 'tenor' is the program under test
#   === stdin              what it reads
#   === status N           expected; 0 when not said
#   === stdout / stderr    the whole expected output; must be empty when not said
#   === stdout has / stderr has / stdout lacks / stderr lacks    lines that must (not) occur
# Several runs may follow one another in one folder. Lines before the first === are a comment.
program=$(realpath "$1"); shift
export LC_ALL=C.UTF-8 TZ=Asia/Tokyo HOME=/dev/null/none COLUMNS=100
unset NO_COLOR
dir=$(mktemp -d); mkdir "$dir/bin"
trap 'rm -rf "$dir"' EXIT
ln -s "$program" "$dir/bin/tenor"
PATH="$dir/bin:$PATH"; export PATH
failed=0; runs=0
declare -A expected # what is expected of stdout, "stdout has", ...: whole lines
fail() { echo "FAIL $case: $command: $1"; failed=$((failed + 1)); }

update() { # the command as it ran, in the form of a case
    local stream how
    echo "=== run $command"
    [ -s "$dir/stdin" ] && { echo "=== stdin"; cat "$dir/stdin"; }
    [ "$got" = 0 ] || echo "=== status $got"
    for stream in stdout stderr; do
        for how in "has" "lacks"; do
            [ -v "expected[$stream $how]" ] && printf '=== %s\n%s' "$stream $how" "${expected["$stream $how"]}"
        done
        if ! [ -v "expected[$stream has]" ] && ! [ -v "expected[$stream lacks]" ]; then
            [ -s "$dir/$stream" ] && { echo "=== $stream"; cat "$dir/$stream"; }
        fi
    done
}

settle() { # runs the command gathered so far and compares; there are hundreds: it forks for the command alone
    [ -n "$command" ] || return
    local got stream said want
    runs=$((runs + 1))
    (cd "$dir/files" && exec bash -c "$command" <"$dir/stdin" >"$dir/stdout" 2>"$dir/stderr")
    got=$?
    [ "$got" = "$status" ] || { fail "status $got, expected $status"; head -5 "$dir/stderr"; }
    for stream in stdout stderr; do
        IFS= read -rd '' said <"$dir/$stream" && fail "$stream has a NUL"
        if [ -v "expected[$stream]" ] ||
            ! [ -v "expected[$stream has]" ] && ! [ -v "expected[$stream lacks]" ]; then
            [ "$said" = "${expected[$stream]-}" ] || { fail "$stream differs"
                diff <(printf %s "${expected[$stream]-}") "$dir/$stream" | head -40; }
        fi
        [ -n "${expected["$stream has"]-}" ] && while IFS= read -r want; do
            [[ $said == *"$want"* ]] || { fail "$stream has no '$want'"; head -40 "$dir/$stream"; }
        done <<<"${expected["$stream has"]%$'\n'}"
        [ -n "${expected["$stream lacks"]-}" ] && while IFS= read -r want; do
            [[ $said != *"$want"* ]] || fail "$stream has '$want'"
        done <<<"${expected["$stream lacks"]%$'\n'}"
    done
    [ -z "$UPDATE" ] || update >>"$dir/update"
    command="" expected=()
    : >"$dir/stdin"
}

for path; do
    case=${path##*/} case=${case%.test}
    rm -rf "$dir/files" 2>/dev/null || { chmod -R u+w "$dir/files"; rm -rf "$dir/files"; }
    mkdir "$dir/files"
    : >"$dir/stdin"; : >"$dir/update"; command="" expected=() into=$dir/update
    while IFS= read -r line || [ -n "$line" ]; do
        case $line in
        "=== file "*) settle; echo "$line" >>"$dir/update"
            into="$dir/files/${line#=== file }"; mkdir -p "${into%/*}"; : >"$into" ;;
        "=== run "*) settle; command=${line#=== run }; status=0; into=/dev/null ;;
        "=== status "*) status=${line#=== status } ;;
        "=== stdin") into=$dir/stdin; : >"$into" ;;
        "=== "*) into=; name=${line#=== }; expected[$name]= ;;
        *)
            if [ -z "$into" ]; then expected[$name]+=$line$'\n'; continue; fi
            printf '%s\n' "$line" >>"$into"
            case $into in "$dir/files/"*) printf '%s\n' "$line" >>"$dir/update" ;; esac ;;
        esac
    done <"$path"
    settle
    [ -z "$UPDATE" ] || cp "$dir/update" "$path"
done
echo "$runs runs, $failed failures"
[ "$failed" = 0 ] && [ "$runs" -gt 0 ]
