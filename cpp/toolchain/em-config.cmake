# em_config(<name> <variable>): what Emscripten's settings say, asked once.
function(em_config name variable)
  if(NOT DEFINED CACHE{ACTIVARIUM_${name}})
    execute_process(
      COMMAND python3 "${EMSCRIPTEN_ROOT_PATH}/em-config.py" ${name}
      OUTPUT_VARIABLE value OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
    set(ACTIVARIUM_${name} "${value}" CACHE PATH "As Emscripten's settings name it")
  endif()
  set(${variable} "${ACTIVARIUM_${name}}" PARENT_SCOPE)
endfunction()
