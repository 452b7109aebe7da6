// The sixty items of cases/workload/payroll60.json as a C++ programmer writes them who knows all of them when he
// compiles: one exact loop on 64-bit integers. What the engine, which reads its rules as text, is measured against.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace fenhao::bench {

inline constexpr std::size_t payroll60_inputs = 41, payroll60_items = 60;

// In the order of the spec: inputs with the decimals of the workload's texts, items with those of payroll60_scales. One
// employee after another, which is faster for such a loop than a hundred columns are.
using Payroll60Row = std::array<std::int64_t, payroll60_inputs>;
using Payroll60Pay = std::array<std::int64_t, payroll60_items>;

// Decimals of each item.
extern const std::array<int, payroll60_items> payroll60_scales;

using Payroll60Loop = void (*)(const Payroll60Row* employees, Payroll60Pay* pays, std::size_t count);

// Compiled with the flags that the engine's loops have on this machine.
Payroll60Loop payroll60_loop();

}  // namespace fenhao::bench
