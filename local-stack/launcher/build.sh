# Sourced by ../../dealstream, with $home and $packaged set: is a build needed, and how it is done.

modules=local-stack/broker,command-service,metrics-stream,query-service,local-stack/launcher
also=

# What is measured against others needs their libraries, and is built only when it is asked for.
with_benchmarks() {
  modules=$modules,benchmarks,query-benchmarks
  also='benchmarks/target/benchmarks query-benchmarks/target/query-benchmarks'
}

missing() {
  for artifact in command-service/target/command-service metrics-stream/target/metrics-stream \
    query-service/target/query-service local-stack/launcher/target/dealstream-launcher $also; do
    [ -f "$home/$artifact-0.1.0.jar" ] && [ -d "$home/${artifact%/*}/lib" ] || return 0
  done
  ! [ -d "$home/local-stack/broker/target/lib" ] || ! [ -f "$packaged" ]
}

# Folders count too: one is newer once a file in it was removed.
stale() {
  ! missing || return 0
  [ -n "$(find "$home/pom.xml" "$home"/*/pom.xml "$home"/local-stack/*/pom.xml \
    "$home"/*/src/main "$home"/local-stack/*/src/main -newer "$packaged" 2>/dev/null | head -n 1)" ]
}

# Maven of the wrapper; where that is not there yet and cannot be fetched, an installed one.
maven() {
  if ./mvnw -v >/dev/null 2>&1 || ! command -v mvn >/dev/null; then
    ./mvnw "$@"
  else
    mvn "$@"
  fi
}

# Two copies may be started at once from one checkout: the second waits, and finds all built.
build() {
  mkdir -p "$home/target"
  if command -v flock >/dev/null; then
    exec 9>"$home/target/build.lock"
    flock 9
    stale || return 0
  fi
  # Unlinked, not written over: a copy that is running keeps the jars it was started from.
  rm -f "$home"/*/target/*.jar "$home"/local-stack/*/target/*.jar \
    "$home"/*/target/lib/*-0.1.0.jar "$home"/local-stack/*/target/lib/*-0.1.0.jar
  log=$home/target/build.log
  began=$(date +%s)
  touch "$packaged.next"
  (
    cd "$home"
    failed=0
    maven -B -ntp -Punchecked -Dmaven.test.skip=true -pl "$modules" -am package 2>&1 9>&- || failed=$?
    echo "$failed" >"$packaged.exit"
  ) | show_build
  if [ "$(cat "$packaged.exit")" != 0 ]; then
    grep '^\[ERROR\]' "$log" | head -n 12 >&2 || tail -n 12 "$log" >&2
    echo "dealstream: the build failed; all it said is in $log" >&2
    exit 1
  fi
  # Looks old to Maven, which compiles it again, and checks it, once it is to be tested.
  find "$home"/*/target/classes "$home"/local-stack/*/target/classes -name '*.class' -exec touch -t 200001010000 {} +
  mv "$packaged.next" "$packaged"
  echo "built in $(($(date +%s) - began)) s"
  exec 9>&-
}

# Keeps the build's log, and shows no more of it than the module being built.
show_build() {
  : >"$log"
  while IFS= read -r line; do
    printf '%s\n' "$line" >>"$log"
    case $line in
      '[INFO] Building '*']')
        module=$(printf '%s' "$line" | sed 's/^\[INFO\] Building Dealstream · \(.*[^ ]\) [0-9][0-9.]*  *\[\(.*\)\/\(.*\)\]$/building \2 of \3: \1/')
        if [ -t 1 ]; then printf '\r\033[K%s' "$module"; else echo "$module"; fi
        ;;
    esac
  done
  if [ -t 1 ]; then printf '\r\033[K'; fi
}
