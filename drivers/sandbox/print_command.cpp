#include "drivers/sandbox/print_command.h"

#include <fmt/format.h>

namespace kiosk::sandbox {

// Pages are counted by their page objects, which Cairo writes in the clear up to PDF 1.4; any other PDF
// counts as one page.
const std::string_view print_command = R"(#!/bin/sh
# Written by the sandbox at every start; $1 is the document.
cd "$KIOSK_PRINTER/control" || exit 1

show_reasons() {
    for reason in media-jam cover-open media-empty; do
        if grep -qx "$reason" reasons 2>/dev/null; then
            echo "STATE: +$reason" >&2
        else
            echo "STATE: -$reason" >&2
        fi
    done
}

show_reasons
[ "$IPP_JOB_NAME" = sandbox-control ] && exit 0

number=$(($(cat count 2>/dev/null || echo 0) + 1))
echo "$number" >count
cp "$1" "../job-$number.part" && mv "../job-$number.part" "../job-$number.pdf" || exit 1
pages=$(grep -a -c '/Type */Page\([^s]\|$\)' "$1")
[ "$pages" -gt 0 ] || pages=1

fault=$(cat next 2>/dev/null)
rm -f next
[ -n "$fault" ] && echo >>"fired-$fault"
case "$fault" in
abort-next)
    printf aborted >"outcome-$number"
    exit 1
    ;;
lose-connection-next)
    printf lost >"outcome-$number"
    kill -9 "$PPID"
    exit 1
    ;;
jam-next) echo media-jam >reasons ;;
paper-out-next) echo media-empty >reasons ;;
hang-next) : >hang ;;
short-next) pages=$((pages - 1)) ;;
esac

show_reasons
while [ -s reasons ] || [ -e hang ]; do
    # Whoever lost the printer has another parent; a dead one may still be listed, so its number proves nothing.
    read -r _ _ _ parent _ </proc/$$/stat
    [ "$parent" = "$PPID" ] || exit 1
    show_reasons
    sleep 0.05
done
show_reasons
echo "ATTR: job-impressions-completed=$pages" >&2
printf printed >"outcome-$number"
)";

namespace {

// Operations of RFC 8011 §5.4.15.
constexpr char print_job = 0x02;
constexpr char get_printer_attributes = 0x0b;

// Tags of RFC 8010 §3.5.
constexpr char operation_attributes = 0x01;
constexpr char end_of_attributes = 0x03;
constexpr char name_without_language = 0x42;
constexpr char keyword = 0x44;
constexpr char uri = 0x45;
constexpr char charset = 0x47;
constexpr char natural_language = 0x48;
constexpr char mime_media_type = 0x49;

void put(std::string& message, std::string_view text) {
    message += static_cast<char>(text.size() >> 8U);
    message += static_cast<char>(text.size() & 0xFFU);
    message += text;
}

void put(std::string& message, char tag, std::string_view name, std::string_view value) {
    message += tag;
    put(message, name);
    put(message, value);
}

std::string request(char operation, int port) {
    // Version 2.0, the operation, request 1.
    std::string message{"\x02\x00\x00\x00\x00\x00\x00\x01", 8};
    message[3] = operation;
    message += operation_attributes;
    put(message, charset, "attributes-charset", "utf-8");
    put(message, natural_language, "attributes-natural-language", "en");
    put(message, uri, "printer-uri", fmt::format("ipp://localhost:{}/ipp/print", port));
    return message;
}

}  // namespace

std::string control_job(int port) {
    std::string message = request(print_job, port);
    put(message, name_without_language, "job-name", "sandbox-control");
    put(message, mime_media_type, "document-format", "application/pdf");
    message += end_of_attributes;
    return message + "%PDF-1.4\n";
}

std::string state_question(int port) {
    std::string message = request(get_printer_attributes, port);
    put(message, keyword, "requested-attributes", "printer-state");
    put(message, keyword, "", "printer-state-reasons");
    message += end_of_attributes;
    return message;
}

bool says_idle(std::string_view answer) {
    // An enum of four bytes named printer-state, with the value 3.
    return answer.contains(std::string_view{"\x00\x0dprinter-state\x00\x04\x00\x00\x00\x03", 21});
}

}  // namespace kiosk::sandbox
