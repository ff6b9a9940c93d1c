#include "cre2.h"

#include <new>
#include <vector>

#include <re2/re2.h>

namespace {

const RE2 *expression(const cre2_pattern *pattern) {
  return reinterpret_cast<const RE2 *>(pattern);
}

// An empty Swift buffer has no address; RE2 compares addresses, so it gets one.
re2::StringPiece piece(const char *text, size_t length) {
  return text == nullptr ? re2::StringPiece("", 0) : re2::StringPiece(text, length);
}

}  // namespace

// No exception may cross into Swift; RE2 throws none of its own, but `new` and std::vector can.
extern "C" {

cre2_pattern *cre2_compile(const char *pattern, size_t length, int64_t maximum_memory) {
  try {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(maximum_memory);
    return reinterpret_cast<cre2_pattern *>(new RE2(piece(pattern, length), options));
  } catch (...) {
    return nullptr;
  }
}

void cre2_free(cre2_pattern *pattern) { delete expression(pattern); }

int32_t cre2_error_code(const cre2_pattern *pattern) {
  return static_cast<int32_t>(expression(pattern)->error_code());
}

const char *cre2_error_fragment(const cre2_pattern *pattern, size_t *length) {
  const std::string &fragment = expression(pattern)->error_arg();
  *length = fragment.size();
  return fragment.data();
}

int32_t cre2_group_count(const cre2_pattern *pattern) {
  return expression(pattern)->NumberOfCapturingGroups();
}

const char *cre2_group_name(const cre2_pattern *pattern, int32_t index, size_t *length) {
  const auto &names = expression(pattern)->CapturingGroupNames();
  const auto name = names.find(index);
  if (name == names.end()) return nullptr;
  *length = name->second.size();
  return name->second.data();
}

bool cre2_matches(const cre2_pattern *pattern, const char *text, size_t length) {
  return expression(pattern)->Match(
      piece(text, length), 0, length, RE2::UNANCHORED, nullptr, 0);
}

bool cre2_find(
    const cre2_pattern *pattern, const char *text, size_t length, size_t start,
    cre2_range *groups, int32_t count) {
  try {
    const re2::StringPiece whole = piece(text, length);
    std::vector<re2::StringPiece> found(static_cast<size_t>(count));
    if (!expression(pattern)->Match(
            whole, start, length, RE2::UNANCHORED, found.data(), count)) {
      return false;
    }
    for (int32_t index = 0; index < count; index++) {
      const re2::StringPiece &group = found[static_cast<size_t>(index)];
      if (group.data() == nullptr) {
        groups[index] = {-1, -1};
      } else {
        const ptrdiff_t offset = group.data() - whole.data();
        groups[index] = {offset, offset + static_cast<ptrdiff_t>(group.size())};
      }
    }
    return true;
  } catch (...) {
    return false;
  }
}

}  // extern "C"
