# Part of ./landbridge: a data directory and the process that runs on it.
# shellcheck shell=sh

# Sets the names of the instance's files. One place has one name, whatever links lead to it: the
# processes are told apart by it.
use_data() {
  [ -n "$1" ] || die "expected a directory after --data, but got nothing"
  data=$(real_path "$1") || die "cannot enter the data directory $1"
  case $data in
    *:*) die "a data directory with a colon in its name cannot be used: $data" ;;
  esac
  pid_file=$data/landbridge.pid
  console=$data/log/console.log
  lock=$data/up.lock
}

# The directory need not be there yet.
real_path() {
  if [ -d "$1" ]; then
    (CDPATH='' cd -P -- "$1" && pwd -P)
    return
  fi
  parent=$(real_path "$(dirname -- "$1")") || return 1
  printf '%s/%s\n' "${parent%/}" "$(basename -- "$1")"
}

# Makes the directory ours, or dies: one that holds something else is never touched.
claim_data() {
  if [ -d "$data" ]; then
    holds=$(ls -A "$data") || die "cannot read the data directory $data"
    [ -z "$holds" ] || is_ours ||
      die "$data is not empty, and nothing in it is of Landbridge. Name another directory with --data."
  fi
  (
    umask 077
    mkdir -p "$data" && echo 'Landbridge keeps its data in this directory.' >"$data/landbridge-data"
  ) 2>/dev/null || die "cannot create the data directory $data"
  use_data "$data"
}

# Directories of the first versions have no such file, but a key.
is_ours() {
  [ -e "$data/landbridge-data" ] || [ -e "$data/keys/internal.key" ]
}

# One `up` at a time. A link appears at once and with its content: the number of who made it.
lock_data() {
  attempts=0
  until ln -s "$$" "$lock" 2>/dev/null; do
    attempts=$((attempts + 1))
    [ "$attempts" -le 20 ] ||
      die "cannot lock the data directory $data; if no other ./landbridge up is at work, delete $lock*"
    holder=$(readlink "$lock") || holder=
    case $(command_of "${holder:-none}") in
      *landbridge*) die "another ./landbridge up is at work (process $holder, data in $data)" ;;
    esac
    remove_lock_of "$holder"
  done
  trap unlock_data EXIT
  trap 'exit 130' INT TERM HUP
}

# Of one that was killed. Several may notice; one at a time looks again and removes it.
remove_lock_of() {
  mkdir "$lock.removal" 2>/dev/null || {
    pause
    return 0
  }
  [ "$(readlink "$lock")" != "$1" ] || rm -f "$lock"
  rmdir "$lock.removal"
}

unlock_data() {
  [ "$(readlink "$lock")" != "$$" ] || rm -f "$lock"
}

# The process that has this data directory, or nothing; it wrote its number down itself.
running_pid() {
  [ -r "$pid_file" ] || return 0
  pid=$(cat "$pid_file")
  case $pid in
    '' | *[!0-9]*) return 0 ;;
  esac
  ! is_instance "$pid" || printf '%s\n' "$pid"
}

# Not only whether there is such a process: after a restart of the machine the number may be
# somebody else's, even another instance's, and a process that ended may wait to be collected.
is_instance() {
  case "$(command_of "$1") " in
    *dev.landbridge.standalone.StandaloneApplication*" --data $data "*) return 0 ;;
    *) return 1 ;;
  esac
}

# The shell that becomes the Java process does not have its name yet.
is_alive() {
  kill -0 "$1" 2>/dev/null && [ -n "$(command_of "$1")" ]
}

command_of() {
  if [ -r "/proc/$1/cmdline" ]; then
    tr '\0' ' ' 2>/dev/null <"/proc/$1/cmdline" || true
  else
    ps -ww -p "$1" -o args= 2>/dev/null || true
  fi
}

# A value that the running instance wrote down about itself.
instance() {
  [ -r "$data/instance.properties" ] || return 0
  sed -n "s/^$1=//p" "$data/instance.properties"
}

# The process runs from a copy: a build beside it must not pull the jars away under it.
install_app() {
  jar=$(jar_of standalone)
  app=$data/app
  if [ ! -e "$app/standalone.jar" ] ||
    [ -n "$(find "$jar" "$root/standalone/target/lib" -newer "$app/standalone.jar" | head -n 1)" ]; then
    rm -rf "$app" "$app.new"
    mkdir -p "$app.new"
    cp -R "$root/standalone/target/lib" "$app.new/lib"
    cp "$jar" "$app.new/standalone.jar"
    mv "$app.new" "$app"
  fi
}

# run_java MAIN-CLASS ARGUMENTS...: replaces this shell
run_java() {
  # shellcheck disable=SC2086 # several options in one variable are meant to be split
  exec "$JAVA_HOME/bin/java" -Xmx1g -XX:+ExitOnOutOfMemoryError \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    ${LANDBRIDGE_JAVA_OPTS:-} -cp "$data/app/standalone.jar" "$@"
}

# PostgreSQL outlives a process that was killed; the next start would adopt it.
stop_leftover_postgres() {
  postmaster=$data/pg/data/postmaster.pid
  [ -r "$postmaster" ] || return 0
  pid=$(head -n 1 "$postmaster")
  if is_postgres_here "$pid"; then
    say "stopping the PostgreSQL server that a killed process left behind"
    kill -INT "$pid"
  fi
}

# It works in its data directory, whatever name that was given when it was started.
is_postgres_here() {
  case $(command_of "$1") in
    *postgres*" -D "*) ;;
    *) return 1 ;;
  esac
  if [ -d "/proc/$1/cwd" ]; then
    [ "$(real_path "/proc/$1/cwd")" = "$data/pg/data" ]
    return
  fi
  case "$(command_of "$1") " in
    *" -D $data/pg/data "*) return 0 ;;
    *) return 1 ;;
  esac
}
