#include "src/catalog/procedure.h"

namespace kiosk {

const LocalText& name(ServiceLevel level) {
    static const LocalText full{"Dịch vụ công trực tuyến toàn trình (mức độ 4)",
                                "Fully online service (level 4)"};
    static const LocalText partial{"Dịch vụ công trực tuyến một phần (mức độ 3)",
                                   "Partly online service (level 3)"};
    static const LocalText in_person{"Nộp trực tiếp tại quầy (mức độ 2)",
                                     "Filed in person at the counter (level 2)"};
    switch (level) {
        case ServiceLevel::full: return full;
        case ServiceLevel::partial: return partial;
        case ServiceLevel::in_person: break;
    }
    return in_person;
}

}  // namespace kiosk
