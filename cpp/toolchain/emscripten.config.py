# Emscripten's settings: Debian's emscripten with LLVM 19 in place of its own clang 14, whose code for the same kernels
# is 1.25 to 1.8 times slower. ACTIVARIUM_EMSCRIPTEN names the folder of another emcc laid out as in emsdk (untested).
import os
import shutil

NODE_JS = shutil.which("node")
other = os.environ.get("ACTIVARIUM_EMSCRIPTEN")
if other:
    EMSCRIPTEN_ROOT = other
    BINARYEN_ROOT = os.path.dirname(other)
    LLVM_ROOT = os.path.join(BINARYEN_ROOT, "bin")
else:
    EMSCRIPTEN_ROOT = "/usr/share/emscripten"
    LLVM_ROOT = "/usr/lib/llvm-19/bin"
    BINARYEN_ROOT = "/usr"
    FROZEN_CACHE = True
