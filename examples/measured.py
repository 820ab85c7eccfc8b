"""Runs a command and says how long it took and how much memory its largest process held.

`python -m examples.measured NAME -- COMMAND …` prints one line and ends with the command's exit code. It knows
nothing of what it runs.
"""

import resource
import subprocess
import sys
import time


def main(arguments: list[str]) -> int:
    """Run what stands after `--`; the first argument is its name in the printed line."""
    name, separator, *command = arguments
    if separator != "--" or not command:
        raise SystemExit("用法：python -m examples.measured 名称 -- 命令 …")
    started = time.monotonic()
    code = subprocess.call(command)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    took, busy = time.monotonic() - started, used.ru_utime + used.ru_stime
    # Linux counts in KiB; of several processes it is the largest one.
    print(f"-- {name}：用时 {took:.1f} 秒，处理器 {busy:.1f} 秒，内存峰值 {used.ru_maxrss / 1024:.0f} MB")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
