"""Assessment → Program: settles order and names, proves what can be proven before anyone answers."""

from quietform.compiler.program import Compiled, compile_program

__all__ = ["Compiled", "compile_program"]
