# CMake's toolchain file: Emscripten's own, from Debian or from the folder in ACTIVARIUM_EMSCRIPTEN (untested).
if(DEFINED ENV{ACTIVARIUM_EMSCRIPTEN})
  set(emscripten_root "$ENV{ACTIVARIUM_EMSCRIPTEN}")
else()
  set(emscripten_root "/usr/share/emscripten")
endif()
include("${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")
