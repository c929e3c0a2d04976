# Turns the output of go test -bench into one table: a row a benchmark.
function human(ns) {
    if (ns >= 1e9) return sprintf("%.2f s", ns / 1e9)
    if (ns >= 1e6) return sprintf("%.2f ms", ns / 1e6)
    if (ns >= 1e3) return sprintf("%.2f µs", ns / 1e3)
    return sprintf("%.1f ns", ns)
}

function bytes(b) {
    if (b >= 1048576) return sprintf("%.1f MiB", b / 1048576)
    if (b >= 1024) return sprintf("%.1f KiB", b / 1024)
    return b " B"
}

BEGIN {
    format = "%-22s %-44s %8s %11s %11s %9s  %s\n"
    printf format, "package", "benchmark", "runs", "time", "memory", "allocs", "also"
}

/^pkg: / { pkg = $2; sub(/^doorzet\//, "", pkg) }

/^Benchmark/ && NF >= 4 {
    name = $1
    sub(/^Benchmark/, "", name)
    time = memory = allocs = "-"
    also = ""
    for (i = 3; i < NF; i += 2) {
        unit = $(i + 1)
        if (unit == "ns/op") time = human($i)
        else if (unit == "B/op") memory = bytes($i)
        else if (unit == "allocs/op") allocs = $i
        else also = also $i " " unit "  "
    }
    printf format, pkg, name, $2, time, memory, allocs, also
    rows++
}

END {
    if (!rows) {
        print "no benchmark ran"
        exit 1
    }
}
