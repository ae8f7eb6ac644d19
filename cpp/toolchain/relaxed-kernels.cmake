# relaxed.wasm: the relaxed-SIMD kernels as a module of their own, linked by LLVM alone, since Debian's Binaryen refuses
# the opcodes.
add_library(relaxed_kernels OBJECT cpp/linalg/relaxed/panel_kernel.cpp)
target_include_directories(relaxed_kernels PRIVATE cpp)
target_compile_options(relaxed_kernels PRIVATE -mrelaxed-simd -fno-exceptions -fno-rtti)

em_config(LLVM_ROOT llvm_root)

set(check_side_module "${CMAKE_SOURCE_DIR}/cpp/toolchain/check-side-module.mjs")
set(objects "$<TARGET_OBJECTS:relaxed_kernels>")
add_custom_command(
  OUTPUT relaxed.wasm
  COMMAND "${CMAKE_CROSSCOMPILING_EMULATOR}" "${check_side_module}" "${llvm_root}/llvm-nm" "${objects}"
  COMMAND "${llvm_root}/wasm-ld" --no-entry --import-memory --strip-all --export=multiply_panels
    "${objects}" -o relaxed.wasm
  DEPENDS "${objects}" "${check_side_module}"
  COMMENT "Linking relaxed.wasm" COMMAND_EXPAND_LISTS VERBATIM)
add_custom_target(relaxed_module DEPENDS relaxed.wasm)
add_dependencies(engine relaxed_module)
