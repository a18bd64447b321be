import Glibc

// One call into a free function: closures written here would be bound to the main actor, and die on other threads.
exit(run(Array(CommandLine.arguments.dropFirst())))
