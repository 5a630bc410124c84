"""The exit codes of the command line: part of the contract, documented in the README."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What a calling script may rely on."""

    OK = 0  # all was accepted
    FAILED = 1  # the run failed; what the warehouse showed before it still shows
    USAGE = 2  # the command was not understood, or no PATH exists
    REFUSED = 3  # the run finished, but some files were refused (now or before)
    INTERRUPTED = 130  # stopped by Ctrl-C, as shells number it
    TERMINATED = 143  # stopped by SIGTERM, as shells number it


class Terminated(BaseException):
    """SIGTERM came: to be ended as by Ctrl-C, and as little to be caught on the way."""


class UserError(Exception):
    """Something a user can mend: told in one line, without a traceback. The message says what to do next."""

    code = ExitCode.FAILED


class UsageError(UserError):
    """The command asks for something that is not there or makes no sense."""

    code = ExitCode.USAGE
