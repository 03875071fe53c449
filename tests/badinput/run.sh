#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Gives Tenfold broken input and compares what it says, word for word.
#
# usage: tests/badinput/run.sh TENFOLD_BINARY [NAME...]
#
# NAME.expected holds the exit code on its first line, then exactly what must appear on standard error.
# NAME.yaml is given to `tenfold validate`; NAME.args, one argument a line, to `tenfold run`, or to another command
# when its first line is one, for example `replicate`. Inputs that are no ordinary files are made here. Besides the message, each case must print nothing on standard output,
# write no file, end by itself, and take less than a second of processor time.
set -u -o pipefail
export LC_ALL=C

if [[ $# -lt 1 || ! -x $1 ]]; then
  echo "usage: $0 TENFOLD_BINARY [NAME...]" >&2
  exit 2
fi
binary=$(realpath "$1")
shift
here=$(dirname "$(realpath "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/in" "$work/out"
cp "$here"/*.yaml "$here"/*.csv "$work/in"
cd "$work/in" || exit 2

mkdir directory.yaml
mkfifo fifo.yaml
ln -s link-loop.yaml link-loop.yaml
printf 'format: 1\nname: "a\0b"\n' > nul-byte.yaml
printf "\177ELF\002\001\001\003\000\000\000\000" > binary.yaml
printf '\377\376f\0o\0r\0' > utf-16.yaml
{ head -c 1048570 /dev/zero | tr '\0' '#'; printf '\nseed: 1\n'; } > too-large.yaml
{ printf 'a: ['; yes '1,' | head -n 1000 | tr '\n' ' '; printf '1]\n'; } > too-many-entries.yaml
{ printf 'a:\n'; for _ in {1..200}; do printf ' - ['; yes '1,' | head -n 500 | tr -d '\n'; printf '1]\n'; done; } > too-many-values.yaml
{ printf 'extends: base.yaml\nname: '; head -c 70000 /dev/zero | tr '\0' 'x'; printf '\n'; } > long-text.yaml
truncate -s 200M csv-too-large.csv
{ echo id,employment,automation_probability; seq -f '%g,1,0.5' 2049; } > csv-too-many-occupations.csv
# The preamble of a checkpoint: what it is, version, byte order, bytes of a pointer; then a frame.
magic='tenfold checkpoint\n\0'
machine='\010\007\006\005\004\003\002\001\010\0\0\0\0\0\0\0'
printf '%b' "$magic\002\0\0\0$machine" > truncated.checkpoint
printf '%b' "$magic\002\0\0\0$machine\004\0\0\0abcdefgh" > damaged.checkpoint
printf '%b' "$magic\011\0\0\0$machine" > other-version.checkpoint
printf '%b' "$magic\002\0\0\0\001\002\003\004\005\006\007\010\0\0\0\0\0\0\0\010" > other-machine.checkpoint
# One factor more than the largest Sobol sequence has dimensions.
{
  sed '/^factors:/,$d' study-good.yaml
  echo 'factors:'
  for number in {1..3668}; do
    echo "  - {key: f$number, path: occupations.lead.stakes.$number, range: [1, 2]}"
  done
  echo 'design: {kind: sobol, samples: 8}'
} > study-too-many-factors.yaml
# A sweep that is done, and copies of it in which something is wrong.
"$binary" sweep run study-good.yaml --dir sweep-of-good --quiet --jobs 1 || exit 2
for name in changed damaged-record damaged-shard; do
  cp -r sweep-of-good "sweep-$name"
done
sed -i 's/0.04/0.05/' sweep-changed/study.yaml
truncate -s 100 sweep-damaged-record/sweep.json
truncate -s 5000 sweep-damaged-shard/shards/shard-0000.h5
cp base.yaml unreadable.yaml
chmod 000 unreadable.yaml

passed=0
failed=0
names=("$@")
if [[ ${#names[@]} -eq 0 ]]; then
  for file in "$here"/*.expected; do
    names+=("$(basename "$file" .expected)")
  done
fi
for name in "${names[@]}"; do
  if [[ $name == unreadable && -r unreadable.yaml ]]; then
    continue # the superuser can read everything
  fi
  if [[ -f $here/$name.args ]]; then
    mapfile -t arguments < "$here/$name.args"
    [[ ${arguments[0]} =~ ^(replicate|resume|show|export|compare|report|sweep|sensitivity)$ ]] || arguments=(run "${arguments[@]}")
  else
    arguments=(validate "$name.yaml")
  fi
  find . | sort > "$work/out/before"
  (
    ulimit -t 1
    ulimit -c 0
    timeout 30 "$binary" "${arguments[@]}" > "$work/out/stdout" 2> "$work/out/stderr" < /dev/null
  ) 2> /dev/null
  code=$?
  find . | sort > "$work/out/after"
  { echo "$code"; cat "$work/out/stderr"; } > "$work/out/actual"
  complaint=""
  cmp -s "$work/out/actual" "$here/$name.expected" || complaint="another message or exit code"
  [[ ! -s $work/out/stdout ]] || complaint="wrote to standard output"
  cmp -s "$work/out/before" "$work/out/after" || complaint="wrote a file"
  if [[ -z $complaint ]]; then
    passed=$((passed + 1))
    continue
  fi
  failed=$((failed + 1))
  echo "$name: $complaint"
  diff "$here/$name.expected" "$work/out/actual" | sed 's/^/    /' | cut -c1-300
done
echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
