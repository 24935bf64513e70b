#ifndef FRAGILITY_MACHINES_H
#define FRAGILITY_MACHINES_H

#include <stdint.h>

// A product and a sum are rounded one by one on every machine.
#pragma STDC FP_CONTRACT OFF

// Where the linker lets the machine choose among functions as a program starts; elsewhere there is one of each.
#ifndef FOR_EACH_MACHINE
#if defined(__x86_64__) && defined(__GLIBC__)
#define FOR_EACH_MACHINE __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define FOR_EACH_MACHINE
#endif
#endif

// Where 32 registers of 512 bits are known to be there as a program runs.
#if !defined(WIDE_MACHINE) && defined(__x86_64__) && defined(__GLIBC__)
#define WIDE_MACHINE __attribute__((target("arch=x86-64-v4"), min_vector_width(512)))
#define IS_WIDE_MACHINE __builtin_cpu_supports("x86-64-v4")
#elif !defined(WIDE_MACHINE)
#define WIDE_MACHINE
#define IS_WIDE_MACHINE false
#endif

/// Eight numbers side by side, anywhere in memory.
typedef double eight_doubles __attribute__((ext_vector_type(8), aligned(8)));
typedef int64_t eight_words __attribute__((ext_vector_type(8), aligned(8)));

/// Numbers without a sign, of 64 bits, and the same memory in parts of 32 and of 16 bits.
typedef uint64_t eight_naturals __attribute__((ext_vector_type(8), aligned(8)));
typedef uint32_t halves_of_naturals __attribute__((ext_vector_type(16), aligned(8)));
typedef uint16_t quarters_of_naturals __attribute__((ext_vector_type(32), aligned(8)));

#endif
