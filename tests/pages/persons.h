// The invented people of the test pages. Their family names say so: Mẫu is "sample", Thử is "trial".
#pragma once

#include <string_view>

namespace kiosk::pages {

struct Person {
    std::string_view key;  ///< As in pages.json.
    std::string_view name;
    std::string_view id;
    std::string_view old_id;
    std::string_view birth;    ///< dd/MM/yyyy.
    std::string_view sex;      ///< As printed: Nam, Nữ.
    std::string_view address;  ///< As printed on the card.
    std::string_view issued;   ///< dd/MM/yyyy.
};

inline constexpr Person father{.key = "father",
                               .name = "Lê Văn Mẫu",
                               .id = "066090000123",
                               .old_id = "240999123",
                               .birth = "15/01/1990",
                               .sex = "Nam",
                               .address = "Thôn 3, Ea Kao, Buôn Ma Thuột, Đắk Lắk",
                               .issued = "15/06/2022"};

inline constexpr Person mother{.key = "mother",
                               .name = "Trần Thị Thử",
                               .id = "066193000456",
                               .old_id = "",
                               .birth = "08/03/1993",
                               .sex = "Nữ",
                               .address = "Thôn 3, Phường Ea Kao, Đắk Lắk",
                               .issued = "01/08/2024"};

inline constexpr Person student{.key = "student",
                                .name = "H' Wen Êban Mẫu",
                                .id = "066303000033",
                                .old_id = "",
                                .birth = "20/07/2003",
                                .sex = "Nữ",
                                .address = "Buôn Tơng Jú, Phường Ea Kao, Đắk Lắk",
                                .issued = "12/09/2024"};

inline constexpr Person neighbour{.key = "neighbour",
                                  .name = "Phạm Thử Nghiệm",
                                  .id = "001084000789",
                                  .old_id = "",
                                  .birth = "02/09/1984",
                                  .sex = "Nam",
                                  .address = "Số 5, Thôn 1, Phường Ea Kao, Đắk Lắk",
                                  .issued = "20/11/2021"};

inline constexpr Person former_wife{.key = "former_wife",
                                    .name = "Nguyễn Thị Giả Định",
                                    .id = "066186000321",
                                    .old_id = "",
                                    .birth = "11/11/1986",
                                    .sex = "Nữ",
                                    .address = "Thôn 7, Phường Ea Kao, Đắk Lắk",
                                    .issued = "03/03/2023"};

}  // namespace kiosk::pages
