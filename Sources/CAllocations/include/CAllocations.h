#ifndef C_ALLOCATIONS_H
#define C_ALLOCATIONS_H

/// How often this process has asked for memory since it began, all threads together.
///
/// Linking this target is what makes it count: it puts its own malloc before the C library's.
unsigned long allocations_so_far(void);

#endif
