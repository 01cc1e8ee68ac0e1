# Part of ./landbridge: Maven and what it makes.
# shellcheck shell=sh

# The packaged jar of a module, or nothing.
jar_of() {
  for jar in "$root/$1/target/$1"-*.jar; do
    case $jar in
      *-sources.jar | *-javadoc.jar | *'*'*) ;;
      *)
        printf '%s\n' "$jar"
        return
        ;;
    esac
  done
}

# Is there a source that the jar does not know yet, or still knows? (a folder is as new as what left it)
is_stale() {
  jar=$(jar_of "$1")
  [ -n "$jar" ] && [ -d "$root/$1/target/lib" ] || return 0
  others=/bench/
  [ "$1" != bench ] || others=/no-others/
  [ -n "$(find "$root"/pom.xml "$root"/*/pom.xml "$root"/*/src/main -newer "$jar" \
    ! -path "$root$others*" 2>/dev/null | head -n 1)" ]
}

build() {
  is_stale "$1" || return 0
  say "building (the first time takes a few minutes) ..."
  require_space "$root" 1024
  # the sources are newer than a jar that would not change; so it is written anew
  rm -f "$root/$1/target/$1"-*.jar
  {
    maven -Dquick -Dmaven.test.skip=true package -pl "$1" -am
    echo "[STATUS] $?"
  } 2>&1 | build_progress || die "the build failed; what went wrong is above"
}

# Maven in the checkout, on the JDK found, without that JDK's warnings about Maven's libraries;
# as many modules at once as there are cores and dependencies allow.
maven() {
  (
    cd "$root"
    MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}"
    export MAVEN_OPTS
    exec ./mvnw -T 1C "$@" </dev/null
  )
}

# Shows the modules as they come, and errors; fails as Maven failed.
build_progress() {
  while IFS= read -r line; do
    case $line in
      '[STATUS] '*) return "${line#'[STATUS] '}" ;;
      '[INFO] Building jar'*) ;;
      '[INFO] Building '*) say "building ${line#'[INFO] Building '}" ;;
      '[ERROR]'* | *rror:*) printf '%s\n' "$line" ;;
    esac
  done
  return 1
}

# require_space DIRECTORY MEGABYTES
require_space() {
  free=$(df -Pk "$1" 2>/dev/null | awk 'NR == 2 { print int($4 / 1024) }')
  if [ -n "$free" ] && [ "$free" -lt "$2" ]; then
    die "not enough space in $1: $free MB are free, $2 MB are needed"
  fi
}
