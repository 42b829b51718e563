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
failed=0; runs=0
fail() { echo "FAIL $case: $command: $1"; failed=$((failed + 1)); }

settle() { # runs the command gathered so far and compares
    [ -n "$command" ] || return
    runs=$((runs + 1))
    (cd "$dir/files" && bash -c "$command" <"$dir/stdin" >"$dir/got.stdout" 2>"$dir/got.stderr")
    local got=$?
    [ "$got" = "$status" ] || { fail "status $got, expected $status"; head -5 "$dir/got.stderr"; }
    for stream in stdout stderr; do
        if [ -e "$dir/$stream" ] || ! [ -e "$dir/$stream has" ] && ! [ -e "$dir/$stream lacks" ]; then
            touch "$dir/$stream"
            cmp -s "$dir/$stream" "$dir/got.$stream" ||
                { fail "$stream differs"; diff "$dir/$stream" "$dir/got.$stream" | head -40; }
        fi
        [ -e "$dir/$stream has" ] && while IFS= read -r want; do
            grep -qF -e "$want" "$dir/got.$stream" ||
                { fail "$stream has no '$want'"; head -40 "$dir/got.$stream"; }
        done <"$dir/$stream has"
        [ -e "$dir/$stream lacks" ] && while IFS= read -r want; do
            grep -qF -e "$want" "$dir/got.$stream" && fail "$stream has '$want'"
        done <"$dir/$stream lacks"
    done
    if [ -n "$UPDATE" ]; then
        { echo "=== run $command"
          [ -s "$dir/stdin" ] && { echo "=== stdin"; cat "$dir/stdin"; }
          [ "$got" = 0 ] || echo "=== status $got"
          for stream in stdout stderr; do
              for how in "has" "lacks"; do
                  [ -e "$dir/$stream $how" ] && { echo "=== $stream $how"; cat "$dir/$stream $how"; }
              done
              if ! [ -e "$dir/$stream has" ] && ! [ -e "$dir/$stream lacks" ]; then
                  [ -s "$dir/got.$stream" ] && { echo "=== $stream"; cat "$dir/got.$stream"; }
              fi
          done
        } >>"$dir/update"
    fi
    command=
    rm -f "$dir"/std*; : >"$dir/stdin"
}

for path; do
    case=$(basename "$path" .test)
    dir=$(mktemp -d); mkdir "$dir/files" "$dir/bin"
    ln -s "$program" "$dir/bin/tenor"
    PATH="$dir/bin:$PATH"; export PATH
    : >"$dir/stdin"; : >"$dir/update"; command=; into=$dir/update
    while IFS= read -r line || [ -n "$line" ]; do
        case $line in
        "=== file "*) settle; echo "$line" >>"$dir/update"
            into="$dir/files/${line#=== file }"; mkdir -p "$(dirname "$into")"; : >"$into" ;;
        "=== run "*) settle; command=${line#=== run }; status=0; into=/dev/null ;;
        "=== status "*) status=${line#=== status } ;;
        "=== "*) into="$dir/${line#=== }"; : >"$into" ;;
        *) printf '%s\n' "$line" >>"$into"
            case $into in "$dir/files/"*) printf '%s\n' "$line" >>"$dir/update" ;; esac ;;
        esac
    done <"$path"
    settle
    [ -z "$UPDATE" ] || cp "$dir/update" "$path"
    chmod -R u+w "$dir" 2>/dev/null; rm -rf "$dir"
    PATH=${PATH#*:}
done
echo "$runs runs, $failed failures"
[ "$failed" = 0 ] && [ "$runs" -gt 0 ]
