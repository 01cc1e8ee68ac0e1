# Part of ./landbridge: what the machine must have.
# shellcheck shell=sh

# Paths are bytes to the shell, but letters to Java: where the locale is none, it would read ? for all but ASCII.
use_utf8() {
  case $(locale charmap 2>/dev/null) in
    '' | ANSI_X3.4* | US-ASCII)
      case $(uname -s) in
        Darwin) LC_ALL=en_US.UTF-8 ;;
        *) LC_ALL=C.UTF-8 ;;
      esac
      export LC_ALL
      ;;
  esac
}

# The embedded PostgreSQL is a program for some machines only.
require_machine() {
  machine="$(uname -s) $(uname -m)"
  case $machine in
    'Linux x86_64' | 'Linux amd64') loader=/lib64/ld-linux-x86-64.so.2 ;;
    'Linux aarch64' | 'Linux arm64') loader=/lib/ld-linux-aarch64.so.1 ;;
    'Darwin arm64') loader= ;;
    *) die "there is no embedded PostgreSQL for $machine, only for Linux on amd64 or arm64 and for macOS on arm64.
  Elsewhere the containers may do: docs/deployment.md" ;;
  esac
  [ -z "$loader" ] || [ -e "$loader" ] ||
    die "the embedded PostgreSQL needs the GNU C library ($loader is missing: is this Alpine or another Linux with musl?).
  Elsewhere the containers may do: docs/deployment.md"
  if [ "$(id -u)" -eq 0 ] && ! unshare -U true 2>/dev/null; then
    die "PostgreSQL refuses to run as root, and this machine has no user namespaces to hide that in
  (unshare -U true fails). Start it as another user."
  fi
}

# Is this the home of a JDK (not only a runtime) of the wanted version?
is_jdk() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] &&
    grep -q "^JAVA_VERSION=\"${java_wanted}[.\"]" "$1/release"
}

home_of_java_on_path() {
  command -v java >/dev/null 2>&1 || return 0
  java -XshowSettings:properties -version 2>&1 </dev/null | sed -n 's/^ *java\.home = //p'
}

# One candidate a line, the most deliberate choice first.
java_candidates() {
  printf '%s\n' "${JAVA_HOME:-}"
  home_of_java_on_path
  if [ -x /usr/libexec/java_home ]; then
    /usr/libexec/java_home -v "$java_wanted" 2>/dev/null || true
  fi
  for place in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /usr/local/jdk* \
    "${SDKMAN_DIR:-${HOME:-/}/.sdkman}"/candidates/java/* "${HOME:-/}"/.jdks/* \
    "${HOME:-/}"/.local/share/mise/installs/java/* "${HOME:-/}"/.asdf/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-/}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    printf '%s\n' "$place"
  done
}

# Sets and exports JAVA_HOME, for Maven and for ourselves.
find_java() {
  if [ -n "${LANDBRIDGE_JAVA_HOME:-}" ]; then
    is_jdk "$LANDBRIDGE_JAVA_HOME" ||
      die "LANDBRIDGE_JAVA_HOME is $LANDBRIDGE_JAVA_HOME, but there is no JDK $java_wanted"
    JAVA_HOME=$LANDBRIDGE_JAVA_HOME
    export JAVA_HOME
    return
  fi
  found=$(java_candidates | while IFS= read -r candidate; do
    if [ -n "$candidate" ] && is_jdk "$candidate"; then
      printf '%s\n' "$candidate"
      break
    fi
  done)
  [ -n "$found" ] || die "no JDK $java_wanted found. Install one (for instance from https://adoptium.net)
  and set LANDBRIDGE_JAVA_HOME to its directory if this message comes again."
  JAVA_HOME=$found
  export JAVA_HOME
}
