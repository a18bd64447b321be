// What Swift lacks for running a program: prctl, whose arguments vary; fork; and vfork, between which and exec no
// Swift may run.

#pragma once

#include <signal.h>
#include <sys/types.h>

#define PROCESS_SWIFT_NAME(name) __attribute__((swift_name(#name)))

/// Makes this process the parent of each descendant whose own parent ends; PR_SET_CHILD_SUBREAPER in prctl(2).
void process_adopt_orphans(void) PROCESS_SWIFT_NAME(adoptOrphans());

/// Makes a second process that goes on from here too, as fork(2) does, and gets the signal `signal` when this one
/// ends; to be called before there are other threads, which it would not have.
///
/// - Returns: 0 in the new process, in this one its identifier, or -1 as `errno` explains.
pid_t process_fork(int signal) PROCESS_SWIFT_NAME(forkProcess(signalAtEnd:));

/// Starts the program `arguments[0]`, looked up as execvp(3) does, with this process's environment and the signal
/// mask `mask`; it is killed when the calling thread ends.
///
/// posix_spawn cannot say the last, and by the time a program runs it is too late to.
///
/// - Returns: 0, or the error number of what failed; `id` is the new process's.
int process_start(
    char *_Nullable const *_Nonnull arguments, const sigset_t *_Nonnull mask, pid_t *_Nonnull id)
    PROCESS_SWIFT_NAME(startProcess(_:mask:id:));
