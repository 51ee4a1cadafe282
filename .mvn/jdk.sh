#!/bin/sh
# Prints the home of an installed JDK that can build and run Dealstream, whatever `java` is by
# default. Where there is none: one line on standard error, and exit 2.
#
# JDK_FOLDERS, a list separated by colons, replaces the folders in which JDKs are looked for.

wanted=25

usual="/usr/lib/jvm:/usr/java:/usr/local/lib/jvm:/opt:/opt/java:${HOME:-}/.sdkman/candidates/java:${HOME:-}/.jdks:${HOME:-}/.local/share/mise/installs/java:/Library/Java/JavaVirtualMachines:${HOME:-}/Library/Java/JavaVirtualMachines:/opt/homebrew/opt"
folders=${JDK_FOLDERS-$usual}

# A JDK says in its `release` file which version it is: no need to start it.
fits() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [ -n "$version" ] && [ "$version" -ge "$wanted" ]
}

offer() {
  for home in "$1" "$1/Contents/Home" "$1/libexec/openjdk.jdk/Contents/Home"; do
    if fits "$home"; then
      printf '%s\n' "$home"
      exit 0
    fi
  done
}

[ -z "${JAVA_HOME:-}" ] || offer "$JAVA_HOME"

on_path=$(command -v javac 2>/dev/null) || on_path=
if [ -n "$on_path" ]; then
  while [ -h "$on_path" ]; do
    target=$(readlink "$on_path")
    case $target in
      /*) on_path=$target ;;
      *) on_path=$(dirname "$on_path")/$target ;;
    esac
  done
  offer "$(dirname "$(dirname "$on_path")")"
fi

rest=$folders:
while [ -n "$rest" ]; do
  folder=${rest%%:*}
  rest=${rest#*:}
  [ -n "$folder" ] || continue
  for found in "$folder"/*; do
    offer "$found"
  done
done

echo "dealstream: no JDK $wanted or later found: looked at JAVA_HOME (${JAVA_HOME:-not set}), at javac on the PATH and in $folders; install one (https://adoptium.net) or set JAVA_HOME" >&2
exit 2
