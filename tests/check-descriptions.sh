#!/usr/bin/env bash
# Checks the generator over a folder of descriptions: one line for each criterion with its figure, its limit and a verdict; exit code 1 when one fails.
#
#   tests/check-descriptions.sh DIR [--only CRITERION]...
#
# Criteria, in this order: corpus, time, unions, values, clippy, docs, features, examples, instances, proofs, lasting. Everything takes hours of CPU on
# a large folder; `--only` runs a part. The report of the last run is left in target/check-descriptions/.
set -euo pipefail
shopt -s extglob

usage() { sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2; }
[ $# -ge 1 ] && [ -d "$1" ] || usage
folder=$(cd "$1" && pwd); shift
only=()
while [ $# -gt 0 ]; do
    [ "$1" = --only ] && [ $# -ge 2 ] || usage
    only+=("$2"); shift 2
done

cd "$(dirname "$0")/.."
out=target/check-descriptions; mkdir -p "$out"
failed=0

wanted() { [ ${#only[@]} -eq 0 ] || [[ " ${only[*]} " == *" $1 "* ]]; }

# verdict CRITERION FIGURE LIMIT COMMAND…: the command says whether the figure is within the limit.
verdict() {
    local criterion=$1 figure=$2 limit=$3 word=ok; shift 3
    "$@" || { word=FAILED; failed=1; }
    printf '%-10s %-62s limit: %-34s %s\n' "$criterion" "$figure" "$limit" "$word"
}
at_most() { awk -v a="$1" -v b="$2" 'BEGIN { exit !(a <= b) }'; }

cargo build -q --release --locked -p clientwright -p clientwright-tests --bins
corpus() { target/release/corpus "$folder" "$@"; }

# column REPORT NAME: the values of a column, those of one description a line.
column() { awk -F'\t' -v name="$2" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) at = i; next } { print $at }' "$1"; }
total() { column "$1" "$2" | awk '{ sum += $1 } END { print sum + 0 }'; }
most() { column "$1" "$2" | sort -g | tail -1; }

# The whole folder without compiling: times, unions and values are read from this report.
plain=$out/plain.tsv
if wanted corpus || wanted time || wanted unions || wanted values || wanted clippy || wanted docs || wanted features; then
    start=$(date +%s.%N)
    corpus --jobs 2 --report "$plain" > "$out/plain.txt" 2> "$out/plain.err" || true
    whole=$(awk -v a="$start" -v b="$(date +%s.%N)" 'BEGIN { printf "%.1f", b - a }')
    largest=$(awk -F'\t' 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "lines") at = i; next } { print $at "\t" $1 }' "$plain" | sort -rn | head -10 | cut -f2)
fi

if wanted corpus; then
    ok=true; corpus --check --report "$out/check.tsv" > "$out/check.txt" 2> "$out/check.err" || ok=false
    count=$(tail -n +2 "$out/check.tsv" | wc -l)
    clean=$(column "$out/check.tsv" check | grep -cx ok || true)
    verdict corpus "$clean of $count compile without a warning" 'all, nothing crashes, no gap costs an operation' $ok
    described=$(total "$out/check.tsv" described); generated=$(total "$out/check.tsv" generated)
    left=$(sed -n 's/^operations left out: //p' "$out/check.txt")
    verdict corpus "$generated of $described operations, $left left out" 'each is there, or left out by a fault' test "$((generated + left))" -ge "$described"
fi

if wanted time; then
    # Those that took longest are taken again, each by itself.
    slowest=$(awk -F'\t' 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "seconds") at = i; next } { print $at "\t" $1 }' "$plain" | sort -rg | head -3 | cut -f2)
    for name in $slowest; do
        corpus --only "$name" --jobs 1 --report "$out/alone-$name.tsv" > /dev/null 2>&1 || true
        column "$out/alone-$name.tsv" seconds
    done > "$out/alone.txt"
    seconds=$(sort -g "$out/alone.txt" | tail -1); megabytes=$(most "$plain" MB)
    verdict time "$seconds s for the slowest description" '5 s' at_most "$seconds" 5
    verdict time "$megabytes MB for the largest" '1,500 MB' at_most "$megabytes" 1500
    verdict time "$whole s for the folder, two at a time" '60 s' at_most "$whole" 60
fi

if wanted unions; then
    unions=$(total "$plain" unions); undecidable=$(total "$plain" undecidable)
    share=$(awk -v a="$undecidable" -v b="$unions" 'BEGIN { printf "%.2f", b ? 100 * a / b : 0 }')
    verdict unions "$share % undecidable ($undecidable of $unions)" '3 %' at_most "$share" 3
fi

if wanted values; then
    fields=$(total "$plain" fields)
    # Each class that is not the description's own doing: a finding by its family and code.
    while read -r class count; do
        share=$(awk -v a="$count" -v b="$fields" 'BEGIN { printf "%.3f", b ? 100 * a / b : 0 }')
        verdict values "$share % untyped by $class ($count of $fields fields)" '1 %' at_most "$share" 1
    done < <(sed -n 's/^places without a type by cause: //p' "$out/plain.txt" | tr ',' '\n' | sed 's/^ //' | grep '^gap:' || true)
fi

# over CRITERION FLAG NAMES: a tool over single descriptions.
over() {
    local criterion=$1 flag=$2 names=$3 count=0 clean=0
    for name in $names; do
        count=$((count + 1))
        corpus --only "$name" "$flag" --folder "$out/scratch" > "$out/$criterion-$name.txt" 2>&1 && clean=$((clean + 1)) \
            || grep -hE "^(clippy|docs|features|check): " "$out/$criterion-$name.txt" | sed "s/^/    $name: /"
    done
    verdict "$criterion" "$clean of $count descriptions are clean" 'all' test "$clean" -eq "$count"
}

if wanted clippy; then over clippy --clippy "$largest"; fi
if wanted docs; then over docs --docs "$largest"; fi
# One that has many tags, so that each feature is compiled, is among the largest.
if wanted features; then over features --features "$(echo "$largest" | sed -n '1p;5p;10p')"; fi

for oracle in examples instances; do
    if wanted "$oracle"; then
        ok=true; target/release/oracle "$oracle" "$folder" > "$out/$oracle.txt" 2> "$out/$oracle.err" || ok=false
        verdict "$oracle" "$(awk '/^in total/ { print $NF " of " $2 " values came back, but for what is skipped" }' "$out/$oracle.txt")" '98 %, all clients compile' $ok
    fi
done

# Two documents for each union that nothing decides; names that an unrelated edit does not change.
if wanted proofs; then
    ok=true; target/release/oracle unions "$folder" > "$out/proofs.txt" 2> "$out/proofs.err" || ok=false
    verdict proofs "$(tail -1 "$out/proofs.txt" | cut -c1-62)" 'each undecidable union has two documents' $ok
fi
if wanted lasting; then
    ok=true; target/release/lasting "$folder" > "$out/lasting.txt" 2> "$out/lasting.err" || ok=false
    verdict lasting "$(tail -1 "$out/lasting.txt" | cut -c1-62)" 'no other name changes' $ok
fi

rm -rf "$out/scratch"
exit $failed
