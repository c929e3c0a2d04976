# Reads the output of go test -v and prints what a person wants to know of it:
# one line a package, everything about a package that failed, and each test that
# was skipped with its reason; with -v logs=1 also what the tests that passed had
# to tell. Needs no more than POSIX awk.
function flush_package(failed,    i) {
    for (i = 1; failed && i <= held; i++) print hold[i]
    held = 0
    build = 0
}

# Errors of the compiler can come in anywhere: they are shown at once.
/^# / { build = 1 }
build && !/^(ok|FAIL|\?|===|---|PASS)/ { print; next }

/^=== (RUN|NAME|CONT)/ { current = $3; next }
/^=== / { next }

/^ *--- PASS: / { passed++; next }
/^ *--- FAIL: / { failures++; hold[++held] = $0; next }
/^ *--- SKIP: / {
    reason = ($3 in said) ? said[$3] : "(no reason given)"
    skips[++skipped] = $3 ": " reason
    next
}

/^PASS$/ { next }
/^FAIL$/ { next }
/^\?/ || /\[no test files\]$/ { untested++; next }
/^ok[ \t]/ { flush_package(logs); ran++; print; fflush(); next }
/^FAIL[ \t]/ { flush_package(1); broken++; print; fflush(); next }

{
    hold[++held] = $0
    if ($0 ~ /^ +[A-Za-z0-9_]+\.go:[0-9]+: /) {
        text = $0
        sub(/^ +[A-Za-z0-9_]+\.go:[0-9]+: /, "", text)
        said[current] = text
    }
}

END {
    for (i = 1; i <= held; i++) print hold[i]
    for (i = 1; i <= skipped; i++) print "skipped " skips[i]
    if (untested) print untested " packages without tests"
    if (broken) print "FAIL: " broken " packages"
    printf "tests: %d passed, %d failed, %d skipped\n", passed, failures, skipped
    if (broken || failures || !passed) exit 1
}
