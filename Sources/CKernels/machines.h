#ifndef FRAGILITY_MACHINES_H
#define FRAGILITY_MACHINES_H

#include <stdint.h>

// A product and a sum are rounded one by one on every machine.
#pragma STDC FP_CONTRACT OFF

// Where the linker lets the machine choose among functions as a program starts; elsewhere there is one of each.
#if defined(__x86_64__) && defined(__GLIBC__)
#define FOR_EACH_MACHINE __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define FOR_EACH_MACHINE
#endif

/// Eight numbers side by side, anywhere in memory.
typedef double eight_doubles __attribute__((vector_size(64), aligned(8)));

/// What a test of eight numbers gives: all bits where it holds, none elsewhere.
typedef int64_t eight_words __attribute__((vector_size(64), aligned(8)));

/// Numbers without a sign, of 64 bits, and the same in parts of 32 and of 16 bits.
typedef uint64_t eight_naturals __attribute__((vector_size(64), aligned(8)));
typedef uint32_t sixteen_naturals __attribute__((vector_size(64), aligned(8)));
typedef uint16_t short_naturals __attribute__((vector_size(64), aligned(8)));

#endif
