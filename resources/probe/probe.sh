# How shared folders look from inside. POSIX shell and coreutils alone, as it runs in everybody's images.
#
# $1 is the folder that this file came to, and in it one more for each shared folder, 0.sh, 1.sh, ..., which says
# what the computer sees: at, place, changes, token, stale, count, seen(), sampled(), and, where it is to be measured,
# too, big: the largest file seen. What is found out is said line by line: the folder's number, what about, and how
# it is. A folder that hangs holds up no other.

say() { printf '%s %s\n' "$at" "$*"; }

# look FLAGS NAME...: each is there, and can be read (r), entered (x) and changed (w), where the computer can.
look() {
  flags=$1
  shift
  for name do
    number=$((number + 1))
    if ! [ -e "$name" ] && ! [ -L "$name" ]; then
      say gone "$number"
      continue
    fi
    case $flags in *r*) [ -r "$name" ] || { say unreadable "$number"; continue; } ;; esac
    case $flags in *x*) [ -x "$name" ] || { say unreadable "$number"; continue; } ;; esac
    case $changes$flags in
      yes*w*) [ -w "$name" ] || say unchangeable "$number" ;;
      no*[rx]*) [ -w "$name" ] && say changeable "$number" ;;
    esac
  done
}

# digest NAME...: of the beginning of each. One process for all of them, as each costs as much as reading a file.
digest() {
  for name do
    number=$((number + 1))
    [ -r "$name" ] || continue
    if ! head -c 65536 "$name" >"$why.$number" 2>"$why"; then
      read -r complaint <"$why" || complaint=
      say unread "$number" "$complaint"
      rm "$why.$number"
    fi
  done
  set -- "$why".*
  [ ! -e "$1" ] || sha256sum "$@" | while read -r told name; do say digest "${name##*.}" "$told"; done
}

count() {
  there=0
  for name in * .[!.]* ..?*; do
    case $name in .cais-proof-*) continue ;; esac
    if [ -e "$name" ] || [ -L "$name" ]; then there=$((there + 1)); fi
  done
  say count "$there"
}

# try STEP COMMAND...: what it complains of is said.
try() {
  step=$1
  shift
  if "$@" 2>"$why"; then
    say "$step" ok
  else
    read -r complaint <"$why" || complaint=
    say "$step" failed "$complaint"
    return 1
  fi
}

# By `cat`, which tells why it failed; a copy would get the mode of what only this user may read.
put() { cat "$from/nonce" >"$1"; }
named() { true >"$1"; } # not by `:`, which ends the shell where it fails
same() { read -r given <"$1" && [ "$given" = "$token" ]; }
executable() { printf '#!/bin/sh\n' >"$1" && chmod u+x "$1" && "./$1"; }

write() {
  [ ! -g . ] || umask 002 # as the tool has it
  [ -z "$stale" ] || rm -rf $stale
  own=.cais-proof-$token work=.cais-proof-$token.d
  # Where the computer's file is not, this is another folder, or nobody waits for an answer any more, nor would
  # remove one.
  [ -e "$own" ] || { say arrived failed; return; }
  try arrived same "$own" || return
  try make mkdir "$work" || return
  try write dd if="$from/nonce" of="$work/one" conv=fsync status=none &&
    try overwrite put "$work/one" &&
    try read same "$work/one" &&
    try rename mv "$work/one" "$work/two" &&
    try link ln -s two "$work/three"
  try execute executable "$work/four"
  try colon named "$work/12:00"
  if [ "$measured" = yes ]; then
    try link ln "$work/two" "$work/six" # a hard one: RStudio locks notebooks by those
    timed written if=/dev/zero of="$work/five" conv=fsync
  fi
  try delete rm -r "$work"
  ! [ -e "$own" ] || try answer put "$own.in"
}

# timed STEP ARGUMENTS: of up to a megabyte for up to a second, in the words of `dd`.
timed() {
  step=$1
  shift
  told=$(LC_ALL=C timeout -s INT 1 dd "$@" bs=65536 count=16 2>&1)
  case $told in *copied*) say "$step" "${told##*
}" ;; esac
}

# What is in no cache: the first of these has it forgotten.
read_fast() {
  [ -n "$big" ] && [ -r "$big" ] || return 0
  dd if="$big" iflag=nocache count=0 2>/dev/null
  timed fetched if="$big" of=/dev/null
}

# Whether one is told of what the computer changes in the file that it left, which it does once this listens. Perl is
# in every Debian; the numbers are those of inotify_init1 and inotify_add_watch.
news() {
  command -v perl >/dev/null && [ -e "$own" ] || return 0
  perl -e '
    my $calls = {x86_64 => [294, 254], aarch64 => [26, 27]}->{$ARGV[0]} or exit 2;
    my $queue = syscall($calls->[0], 0);
    exit 2 if $queue < 0 or syscall($calls->[1], $queue, "$ARGV[1]", 2) < 0;
    vec(my $ready, $queue, 1) = 1;
    syswrite STDOUT, "$ARGV[2] listening\n";
    exit(select($ready, undef, undef, 3) ? 0 : 1);
  ' "$(uname -m)" "$own" "$at"
  case $? in 0) say news ok ;; 1) say news failed ;; esac
}

measure() {
  set -- $(stat -f -c '%a %S' . 2>/dev/null)
  [ $# != 2 ] || say room $(($1 * $2))
  read_fast
  [ "$changes" = no ] || news
}

one() {
  . "$from/$1.sh"
  why=/tmp/why.$at
  cd "$place" 2>/dev/null && [ -r . ] || { say entered failed; return; }
  say entered ok
  number=0 && seen
  [ -z "$count" ] || count
  number=0 && sampled
  [ "$measured" = no ] || { own=.cais-proof-$token && measure; }
  if [ "$changes" = yes ]; then
    write
  elif [ -w . ]; then
    say changeable 0
  fi
  say end
}

from=$1 last=0
while [ -e "$from/$last.sh" ]; do
  one "$last" &
  last=$((last + 1))
done
wait
