// kiosk-device: the process that owns one device stack. Started by the kiosk only, with a socket at
// descriptor 3.
#include <cstdio>
#include <string_view>

#include "drivers/helper/server.h"
#include "drivers/sane/scanner_server.h"

int main(int count, char** words) {
    if (count == 2 && std::string_view(words[1]) == "scanner") {
        kiosk::helper::serve(kiosk::scanner_handler());
    }
    std::fputs("usage: kiosk-device scanner   (started by the kiosk)\n", stderr);
    return 2;
}
