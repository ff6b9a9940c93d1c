// RE2 in terms that Swift can import without C++ interoperability: an opaque pointer and plain
// functions. RE2 matches in time linear in the text, whatever the pattern; that is why it is here.
//
// Texts and patterns are UTF-8 given by pointer and length, and are never copied or kept.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct cre2_pattern cre2_pattern;

// A group's place in the text, in bytes; both are -1 if the group took no part in the match.
typedef struct {
  ptrdiff_t start;
  ptrdiff_t end;
} cre2_range;

// Compiles a pattern. NULL only if memory ran out; a bad pattern gives an object that says why,
// and must be freed, too. `maximum_memory` bounds the program and its caches, in bytes.
cre2_pattern *_Nullable cre2_compile(
  const char *_Nullable pattern, size_t length, int64_t maximum_memory);

void cre2_free(cre2_pattern *_Nonnull pattern);

// RE2's ErrorCode: 0 if the pattern is good.
int32_t cre2_error_code(const cre2_pattern *_Nonnull pattern);

// The part of the pattern that is at fault; valid as long as the pattern is.
const char *_Nonnull cre2_error_fragment(
  const cre2_pattern *_Nonnull pattern, size_t *_Nonnull length);

int32_t cre2_group_count(const cre2_pattern *_Nonnull pattern);

// The name of group `index` (1 is the first), or NULL; valid as long as the pattern is.
const char *_Nullable cre2_group_name(
  const cre2_pattern *_Nonnull pattern, int32_t index, size_t *_Nonnull length);

// Whether the pattern matches anywhere in the text.
bool cre2_matches(
  const cre2_pattern *_Nonnull pattern, const char *_Nullable text, size_t length);

// The first match at or after byte `start`; fills `count` ranges, the whole match being the first.
// What stands before `start` still counts for ^ and \b.
bool cre2_find(
  const cre2_pattern *_Nonnull pattern, const char *_Nullable text, size_t length, size_t start,
  cre2_range *_Nullable groups, int32_t count);

#ifdef __cplusplus
}
#endif
