#define _GNU_SOURCE
#include "cprocess.h"

#include <errno.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

void process_adopt_orphans(void) { prctl(PR_SET_CHILD_SUBREAPER, 1L, 0L, 0L, 0L); }

/// Has the system send `signal` to this process when `parent` ends, and ends it if that has happened.
static void end_with(pid_t parent, int signal) {
  prctl(PR_SET_PDEATHSIG, (long)signal, 0L, 0L, 0L);
  if (getppid() != parent) _exit(1);
}

pid_t process_fork(int signal) {
  const pid_t parent = getpid();
  const pid_t child = fork();
  if (child == 0) end_with(parent, signal);
  return child;
}

int process_start(char *const *arguments, const sigset_t *mask, pid_t *id) {
  const pid_t parent = getpid();
  // The child shares memory with its parent, which stands still until it has become the program or has ended.
  volatile int failure = 0;
  *id = vfork();
  if (*id < 0) return errno;
  if (*id == 0) {
    end_with(parent, SIGKILL);
    sigprocmask(SIG_SETMASK, mask, NULL);
    execvp(arguments[0], arguments);
    failure = errno;
    _exit(1);
  }
  if (failure) waitpid(*id, NULL, 0);
  return failure;
}
