# relaxed.wasm: the relaxed-SIMD kernels as a module of their own, linked by LLVM alone, since Debian's Binaryen refuses
# the opcodes.
add_library(relaxed_kernels OBJECT cpp/linalg/relaxed/panel_kernel.cpp)
target_include_directories(relaxed_kernels PRIVATE cpp)
target_compile_options(relaxed_kernels PRIVATE -mrelaxed-simd -fno-exceptions -fno-rtti)

if(NOT DEFINED CACHE{ACTIVARIUM_LLVM_ROOT})
  execute_process(
    COMMAND python3 "${EMSCRIPTEN_ROOT_PATH}/em-config.py" LLVM_ROOT
    OUTPUT_VARIABLE llvm_root OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  set(ACTIVARIUM_LLVM_ROOT "${llvm_root}" CACHE PATH "LLVM's programs, as Emscripten's settings name them")
endif()

set(check_side_module "${CMAKE_SOURCE_DIR}/cpp/toolchain/check-side-module.mjs")
set(objects "$<TARGET_OBJECTS:relaxed_kernels>")
add_custom_command(
  OUTPUT relaxed.wasm
  COMMAND "${CMAKE_CROSSCOMPILING_EMULATOR}" "${check_side_module}" "${ACTIVARIUM_LLVM_ROOT}/llvm-nm" "${objects}"
  COMMAND "${ACTIVARIUM_LLVM_ROOT}/wasm-ld" --no-entry --import-memory --strip-all --export=multiply_panels
    "${objects}" -o relaxed.wasm
  DEPENDS "${objects}" "${check_side_module}"
  COMMENT "Linking relaxed.wasm" COMMAND_EXPAND_LISTS VERBATIM)
add_custom_target(relaxed_module DEPENDS relaxed.wasm)
add_dependencies(engine relaxed_module)
