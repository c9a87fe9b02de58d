# How shared folders look from inside. POSIX shell and coreutils alone, as it runs in everybody's images.
#
# $1 is the folder that this file came to, and in it one more for each shared folder, 0.sh, 1.sh, ..., which says
# what the computer sees: at, place, changes, token, stale, count, seen(), sampled(). What is found out is said line by
# line: the folder's number, what about, and how it is. A folder that hangs holds up no other.

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

# digest NAME...: of the beginning of each.
digest() {
  for name do
    number=$((number + 1))
    [ -r "$name" ] || continue
    told=$(head -c 65536 "$name" 2>/dev/null | sha256sum) && say digest "$number" "${told%% *}"
  done
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
same() { read -r given <"$1" && [ "$given" = "$token" ]; }
executable() { printf '#!/bin/sh\n' >"$1" && chmod u+x "$1" && "./$1"; }

write() {
  [ ! -g . ] || umask 002 # as the tool has it
  [ -z "$stale" ] || rm -rf $stale
  own=.cais-proof-$token work=.cais-proof-$token.d
  if [ -e "$own" ]; then try arrived same "$own"; fi
  try make mkdir "$work" || return
  try write dd if="$from/nonce" of="$work/one" conv=fsync status=none &&
    try overwrite put "$work/one" &&
    try read same "$work/one" &&
    try rename mv "$work/one" "$work/two" &&
    try link ln -s two "$work/three"
  try execute executable "$work/four"
  try delete rm -r "$work"
  try answer put "$own.in"
}

one() {
  . "$from/$1.sh"
  why=/tmp/why.$at
  cd "$place" 2>/dev/null && [ -r . ] || { say entered failed; return; }
  say entered ok
  number=0 && seen
  [ -z "$count" ] || count
  number=0 && sampled
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
