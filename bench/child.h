// Runs the program `fenhao` as people run it.
#pragma once

#include <string>
#include <vector>

namespace fenhao::bench {

// What one run of a program took.
struct Took {
  double wall = 0;       // seconds
  double processor = 0;  // seconds of all its threads, user and system
  double peak_mib = 0;   // resident
};

// Throws with the program's output when it fails. That some people were left out with a reason is no failure.
Took run_fenhao(const std::vector<std::string>& arguments);

// A folder for the files of one measurement, gone with everything in it at the end.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string path(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

}  // namespace fenhao::bench
