// What a hall could run instead: the kiosk's home screen in Qt Quick. Nothing here is animated.
import QtQuick
import QtQuick.Window

Window {
    width: 1080; height: 1920; x: 0; y: 0; visible: true; color: "#f2f5fa"
    flags: Qt.FramelessWindowHint

    component Card: Rectangle {
        property string title
        property string more
        radius: 20
        color: area.pressed ? "#dbe7fa" : "white"
        border.color: "#d0d6e0"
        Text { x: 30; y: 30; text: parent.title; font { family: "Noto Sans"; pixelSize: 32; bold: true } color: "#121826" }
        Text { x: 30; y: 90; width: parent.width - 60; wrapMode: Text.Wrap; text: parent.more
               font { family: "Noto Sans"; pixelSize: 28 } color: "#121826" }
        MouseArea { id: area; anchors.fill: parent }
    }

    Rectangle {
        width: 1080; height: 180; color: "#86000c"
        Text { x: 40; y: 40; color: "white"; font { family: "Noto Sans"; pixelSize: 30; bold: true }
               text: "Ủy ban nhân dân phường Ea Kao\nTrung tâm Phục vụ hành chính công phường Ea Kao" }
    }
    Text { x: 40; y: 220; text: "Ông/bà cần làm gì?"; font { family: "Noto Sans"; pixelSize: 52; bold: true } color: "#121826" }
    Grid {
        x: 40; y: 330; columns: 2; spacing: 20
        Repeater {
            model: [["Có con nhỏ", "Đăng ký khai sinh, khai sinh lại"], ["Kết hôn", "Xác nhận tình trạng hôn nhân"],
                    ["Người thân qua đời", "Đăng ký khai tử"], ["Chuyển chỗ ở", "Đăng ký thường trú, tạm trú"],
                    ["Chứng thực", "Bản sao từ bản chính"], ["Trích lục hộ tịch", "Bản sao khai sinh, kết hôn"],
                    ["Trợ cấp xã hội", "Người cao tuổi, người khuyết tật"], ["Tìm thủ tục khác", "Theo tên hoặc lĩnh vực"]]
            Card { width: 490; height: 310; title: modelData[0]; more: modelData[1] }
        }
    }
    Row {
        x: 40; y: 1700; spacing: 20
        Repeater { model: ["Trợ giúp", "English", "Hiển thị"]; Card { width: 320; height: 180; title: modelData } }
    }
}
