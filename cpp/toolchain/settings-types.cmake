# settings_types: prints the TypeScript types of a run's settings, for Node.
add_executable(settings_types cpp/toolchain/settings_types.cpp)
target_link_libraries(settings_types PRIVATE activarium_core)
target_link_options(settings_types PRIVATE -sENVIRONMENT=node -sSINGLE_FILE -sALLOW_MEMORY_GROWTH -sEXIT_RUNTIME)
set_target_properties(settings_types PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/commonjs")
file(WRITE "${CMAKE_BINARY_DIR}/commonjs/package.json" "{ \"type\": \"commonjs\" }\n")
