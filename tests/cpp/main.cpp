// The test runner's entry. The wasm build would not run a main that takes arguments; natively they choose tests.
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

#ifdef __EMSCRIPTEN__
int main() { return Catch::Session().run() == 0 ? 0 : 1; }
#else
int main(int count, char** arguments) { return Catch::Session().run(count, arguments) == 0 ? 0 : 1; }
#endif
