#!/bin/sh
# Prints the milliseconds from starting the server until it is ready, and its resident memory then, for RUNS starts.
# usage: bench/start-to-ready.sh [RUNS]     (build first: ./osprey version)
set -eu
home=$(CDPATH='' cd "$(dirname "$0")/.." && pwd -P)
port=18080
for _ in $(seq "${1:-5}"); do
    data=$(mktemp -d)
    start=$(date +%s%N)
    OSPREY_BUILD=no "$home/osprey" serve --port=$port --no-https --data-dir="$data" >"$data/log" 2>&1 &
    server=$!
    until curl -sf "http://localhost:$port/health/ready" >/dev/null; do
        kill -0 "$server" || { cat "$data/log"; exit 1; }
        sleep 0.05
    done
    echo "ready after $((($(date +%s%N) - start) / 1000000)) ms, $(awk '/VmRSS/ {print int($2 / 1024)}' "/proc/$server/status") MB resident"
    kill "$server"
    wait "$server" || true
    rm -rf "$data"
done
