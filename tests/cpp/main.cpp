// The test runner's entry. Without arguments to main: the wasm build would not run a main that takes them.
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

int main() { return Catch::Session().run() == 0 ? 0 : 1; }
